"""Closed classes of words: what grammar is made of, written down once. All in small letters."""

from vilkaarvi.notes.detect.lists import endings, words

SWEDISH_SIGNS = words("""
    och att är som på för med inte det den en ett av till från om vi jag ni hon han vill sa säger tycker har var
    kan ska m o el mkt ngn ej vid hos men eller när där här få får blev nu så sin sitt vår vårt min mitt
""")
ENGLISH_SIGNS = words("""
    the and that is are was were of to from with not we i you she he they wants said says thinks has have can
    will at by but or when where here his her their our my it this an on for about be been w/ who
""")
ABBREVIATIONS = words("""
    t ex bl a d v s kl ca tel tfn nr st dr mr mrs ms prof fr f ggr resp m fl o osv forts pga ang avd
""")

# Hurried forms of ordinary words, and words that dictionaries lack.
CONTENT_FREE = words("""
    ngn ngt ngra nån nåt nåra oxå ox oxo mkt mkr ggr ggn sånt sån såna sånna typ dom dej mej sej nåt nått asså
    liksom ju väl va vaknde iofs pga ang bla tex tom dvs osv mfl etc ev evt resp enl fr fn tr kl ca min sek tim
    mån fre tis ons tors lör sön v avd tfn tel nr st pers repr ex forts frånv närv fm em utb org arb afr sv eng
    arab ar fika aw lol haha ok okej ngr komp jmf jfr inkl exkl max minst samtl div gen ord obs ps btw imo asap
    fyi thx pls u ur yrs yr hr hrs mins w b4 dont cant wont didnt doesnt isnt wasnt im ive thats its hes shes
    theyre whats lets gonna wanna kinda coz cuz bc bcs tho thru asylum sfi lss lvu lvm bup hvb kaa apt usk ssk
    lma csn syv hsl mas mar ica coop whatsapp insta fb swish mejl sms teams zoom app appen halal haram ramadan
    eid hijab niqab slöjan hejsan tjena tja hejdå tack nej jo joo jodå nja aha mm hm eh så'n nä näe ju's
""")

# Finite forms that no rule of endings finds, and modal verbs; people do these things.
STRONG_VERBS = words("""
    sa sade säger sagt är var har hade blev blir gick går kom kommer fick får vill ville ska skall skulle kan
    kunde måste bör borde gör gjorde ser såg tog tar gav ger satt sitter stod står låg ligger åt äter drack
    dricker skrev skriver sprang springer grät gråter skrek skriker vet visste tror trodde bad ber lät låter
    höll håller drog drar slog slår bor bodde sov sover ljög ljuger bröt bryter flög flyger föll faller förstod
    förstår försvann försvinner hann hinner fann finner flydde flyr höjde la lade lägger sålde säljer satte
    sätter valde väljer svarade svarar tyckte tycker menar menade orkar orkade slutar slutade tänker hör hörde
    kör körde lär lärde rör begär behöver behövde saknar vågar hoppas hoppades minns mindes trivs trivdes skäms
    skämdes känns kändes känner kände nämner nämnde undrar frågar önskar brukar råkar verkar börjar började
    vägrar berättar berättade tackar kräver slipper slapp åker åkte reser jobbar arbetar ringer mår mådde dog
    dör svor svär teg tiger vann vinner förlorar fyller fyllde heter hette fryser frös luktar avbröt avbryter
    fortsätter fortsatte ville skojar skrattar skrattade somnar blir hämtar tolkar bytte byter said says thinks
    thought wants wanted has had is was will would can could must should asked asks told tells feels felt likes
    liked works worked lives lived comes came goes went needs needed never cried cries laughed misses missed
    left agrees agreed knows knew started starts stopped refuses refused speaks spoke talks talked hates loves
    got gets gave wrote wonders mentioned mentions turned turns became brought sang rose led ran sat stood met
    drove wore kept slept won lost paid made took found held spent sent bought taught caught va ha
    bar bjöd brann bytte dök gled hjälpte kröp log njöt satte sjöng sjönk skar skröt slet smet smög snöt stal stack steg
    stred svek svalt vek vred tappade råkade broke chose fell flew forgot fought grew heard hid laid meant rang rode
    shook showed sold stole swam swept swore threw tore understood withdrew woke
""")
SPEECH_VERBS = words("""
    sa sade säger tycker tyckte menar menade berättar berättade undrar undrade frågar frågade svarade svarar
    skrattade skrattar vill ville grät gråter vägrar vägrade tror trodde nämnde nämner känner kände önskar
    önskade höll håller påpekade sitter satt heter hette klagar klagade saknar saknade fyller fyllde ringde
    mejlade skrev va said says thinks thought asked asks told tells feels felt wants wanted cried laughed
    mentioned agreed refuses refused misses wonders
""")
MODALS = words("""
    kan kunde ska skall skulle bör borde måste får fick vill should must can could may might would will behöver
""")

PARTICLES = words("al el von van de af bin ibn abu ben da dos del der")
# A person is named after these.
TITLES = words("""
    herr fru fröken doktor dr mr mrs ms miss prof professor sir madam tant farbror syster pastor imam fader
    mister
""")
TITLES_ENGLISH = words("mr mrs ms miss dr prof mister sir")
CALLED = words("heter hette heta kallas kallad kallades kallar döpt tilltalas called named")
ADDRESSED = CALLED | words("""
    fråga frågade frågar tacka tackade hälsa hälsade hos kollegan kollega arbetskamraten tolken chefen handledaren
    mentorn grannen vännen kompisen sonen dottern mannen frun maken makan brodern systern pappan mamman mejla maila
    deltagaren vikarien praktikanten eleven läraren rektorn killen tjejen hej tack enligt ask asked colleague friend
    brother sister son daughter husband wife thanks tant farbror lillebror storasyster
""")
BEFORE_PLACE = words("""
    i in ifrån från fr utanför nära runt kring mot via genom vid till på near through across toward at från:
    till: into
""")
BEFORE_PLACE_ONLY = words("i in ifrån utanför nära near into kring runt")

# Words of grammar and greeting that are also names somewhere; never a person in a note.
NEVER_NAMES = words("""
    man alla du vi hon han hen det den de dom jag ni dig sig mig min din sin vår er en ett ej inte sen då nu här
    där hur när var vad vem vilka vilken varför men och att som om för med av till från på ur vid hos under över
    mot utan efter innan bland mellan åt per via ja jo nej nja tack hej hejdå god goda gott bra dålig nya ny
    nytt gammal gamla flera några någon ingen inga andra annan annat båda hela halva allt allting mycket lite
    mer mest många få färre samma sådan kom kan kunde ska vill har hade är blir gör gå se ta ge stå sa in ut upp
    ner hem bort fram ihop också ofta aldrig alltid ibland redan kanske just bara så maila mejla ringa fixa boka
    kolla köpa prata fråga testa tacka the a an and or but we you he she they it is are was i me my our your his
    her their this that these those in on at to of for with from by not no yes some any all many most more less
    few one two so if when then there here who what why how do does did will can should must may ask time next
    note skola vård jobb språk svenska kultur tid mat fika film grupp gruppen fråga svar steg dag dagen idag
    imorgon igår helg vecka månad år kväll morgon stopp start paus rast fina fin stor stora liten bättre sämre
    bäst glad glada arg ledsen rädd trött tyst lugn varm kall svår svårt lätt roligt kul viktigt sant rätt fel
    låt låta lär hör ser säg mål ord mening känsla
""")

MONTHS = words("""
    januari februari mars april maj juni juli augusti september oktober november december january february march
    may june july august october jan feb mar apr jun jul aug sep sept okt oct nov dec
""")
UNITS = words("""
    kr kronor sek öre tkr mkr % procent personer pers anställda st stycken km mil m meter kg grader poäng
    invånare elever deltagare euro dollar lapp spänn i/år kronors kvm kvadrat steg gånger ggr people kronor/mån
    per om timmar tim h år dagar
""")

SURNAME_ENDINGS = endings("""
    sson qvist kvist ström gren lund berg dahl stedt mark blad borg holm feldt dotter nen enko chuk skyi skyy
    sky ski ska wicz vić vic ić ovic evic oglu oğlu zadeh zada pour nejad yan ian zai ullah uddin eddin mariam
    selassie michael medhin rahman raxmaan aziz
""")
PLACE_ENDINGS = endings("""
    stad stan köping borg hamn sund vik ås fors hult torp bo by sjö näs ö hyttan bruk vall kyrka socken kommun
    län gården parken skolan huset centrum badet torget verket hallen sta åsen gymnasiet hemmet kontoret
    förbundet förvaltningen nämnden heden dalen backen berget viken holmen stan ia land
""")
