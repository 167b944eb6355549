"""Notes written without a look at the rules: what points somebody out in them is seen, and what does not is left."""

import pytest

from vilkaarvi.notes.detect import find

FOUND = (
    ("blev 40 i lördags", "40"), ("will be 65 in June", "65"), ("he just hit 60", "60"), ("blir 60 nästa vecka", "60"),
    ("han är tjugonio å ny", "tjugonio"), ("hon är femtiåtta fast pigg", "femtiåtta"), ("snart 65, slutar då", "65"),
    ("han närmar sig 65", "65"), ("hon har passerat 60", "60"), ("she's pushing 60", "60"),
    ("I am 24 so nobody listens", "24"),
    ("är själv 63", "63"), ("med mina 58 år orkar jag inte", "58"), ("at 59 I can't lift", "59"),
    ("at my age, 63, no", "63"),
    ("årgång -72", "-72"), ("dnr KS 2023/412", "KS 2023/412"), ("se VON/2024:88", "VON/2024:88"),
    ("ticket #48213 again", "48213"), ("regnr kpl-311", "kpl-311"), ("skåpbilen uzt71f läcker", "uzt71f"),
    ("Södra Järnvägsg 5", "Järnvägsg 5"), ("S:t Olofs gata 12", "Olofs gata 12"), ("pratat med dan om det", "dan"),
    ("jag och kalle bytte pass", "kalle"), ("ask tom about the rota", "tom"), ("love sa ifrån", "love"),
    ("som Anki sa", "Anki"),
    ("jag o ali bytte pass", "ali"), ("Tsegay o jag delar pass", "Tsegay"), ("ring Yohannes först", "Yohannes"),
    ("Áile talar samiska med dem", "Áile"), ("Małgorzata ringer alltid", "Małgorzata"), ("mejla Zeynep", "Zeynep"),
    ("guunilla sa att vi måste prata", "guunilla"), ("det var Oksanas idé", "Oksana"), ("Ljiljana är emot", "Ljiljana"),
    ("Nguyen Thi Lan kan rutinen", "Nguyen Thi Lan"), ("Anna har frågat kalle om det", "kalle"),
)  # fmt: skip
LEFT = (
    "Saga är systemet vi loggar in i", "ronja heter ett system", "siri på telefonen svarade", "Stig inte på mattan",
    "rakel tappade täckning", "Thaialnd och Polen", "Tydligen är Arbooga bättre",
    "Vme som helst kan bli utanför", "Jna–Feb works", "fewer people according to SKR's forecast",
    "Gå till chefens chef", "The conversation leader keeps the time", "The other person tells about themselves",
    "we love the new rota", "my fingers are cold in the van", "blev 40 minuter sena", "will be 65 in the room",
    "kön blir 60 nästa vecka", "we hit 60 in June", "Klara besked före jul", "Lova inget ni inte kan hålla",
    "kön närmar sig 65", "med mina 25 år i yrket", "I am 20 minutes late", "we are 60 in the house",
    "Grace under pressure", "Mod att säga nej", "vi är 47 på avdelningen", "rum 214 är för litet",
    "budget 2024 är slut",
    "prata med hans chef", "fråga om det", "liv i lokalen behövs",
)  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_what_points_somebody_out_is_seen(text: str, wanted: str) -> None:
    start = text.index(wanted)
    covered = {at for flag in find(text) for at in range(flag.start, flag.end)}
    signs = [at for at in range(start, start + len(wanted)) if text[at].isalnum()]
    assert 2 * sum(at in covered for at in signs) >= len(signs)


@pytest.mark.parametrize("text", LEFT)
def test_what_points_nobody_out_is_left(text: str) -> None:
    assert [text[flag.start : flag.end] for flag in find(text)] == []
