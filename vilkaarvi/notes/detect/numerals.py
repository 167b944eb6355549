"""Numbers in words, as pieces of patterns, in Swedish and English."""

from vilkaarvi.notes.detect.numbers import BLANK

# What begins with another stands before it: "sexton", then "sex".
ONES = (
    "tretton|fjorton|femton|sexton|sjutton|arton|aderton|nitton|ett|en|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv"
)
TENS = "tjugo|tjugi|trettio|tretti|fyrtio|förtio|fyrti|femtio|femti|sextio|sexti|sjuttio|sjutti|åttio|åtti|nittio|nitti"
_ENGLISH_ONES = (
    "thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|one|two|three|four|five|six|seven|eight|nine|ten|"
    "eleven|twelve"
)
_ENGLISH_TENS = "twenty|thirty|forty|fourty|fifty|sixty|seventy|eighty|ninety"
IN_WORDS = rf"(?:(?:{TENS}){BLANK}?(?:{ONES})?|{ONES}|(?:{_ENGLISH_TENS})(?:[- ]?(?:{_ENGLISH_ONES}))?|{_ENGLISH_ONES})"
