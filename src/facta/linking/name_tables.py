"""Small tables for names: given names in several languages, places with two names, words of bodies.

Compiled by hand from general knowledge; each row is one name under its forms, folded when used.
"""

GIVEN_NAMES = tuple(
    tuple(row.split())
    for row in """
    alexander aleksandr alexandr alyaksandr aliaksandr oleksandr alex sasha aleksander iskander
    alexei aleksei alexey oleksiy oleksii aliaksei alyaksei
    andrei andrey andriy andrii andrej andrew
    anatoly anatoliy anatolii anatol
    vladimir volodymyr uladzimir wladimir vladymyr
    nikolai nikolay mykola mikalai mikola nicholas
    sergei sergey serhiy serhii siarhei syarhey serge
    dmitry dmitri dmytro dzmitry dimitri dmitriy
    mikhail mykhailo mikhailo michail mihail
    oleg oleh aleh
    igor ihor
    evgeny yevgeny evgeni yevhen yevgeniy evgeniy yauhen eugene
    pavel pavlo paval
    pyotr petr petro piotr
    viktor victor viktar
    grigory hryhoriy hryhorii ryhor grigori
    vasily vasyl vasil vasiliy
    konstantin kostiantyn kanstantsin constantine
    leonid leanid
    gennady hennadiy henadz gennadi
    valery valeriy valeri valeryi
    yuri yury yuriy iurii yuriy
    ivan ivan
    boris borys barys
    elena yelena olena alena helena
    svetlana svitlana sviatlana
    tatiana tetiana tatsiana tatyana
    yulia yuliya iulia julia yuliia
    natalia natalya nataliya natallia
    maria mariya maryia maryya
    ekaterina yekaterina kateryna katsiaryna
    irina iryna
    olga olha volha
    ksenia kseniya
    daria darya dariya dar'ya
    nadezhda nadiya nadzeya
    anna hanna ganna
    mohammed muhammad mohamed mohammad muhammed mohamad mohamud
    ahmed ahmad akhmed akhmad ahmet
    abdul abdel abd abdal
    abdullah abdulla abdallah abdollah
    hussein husain husayn hossein huseyin husein
    yusuf yousef youssef yusef yousuf
    omar umar
    hasan hassan
    ibrahim ebrahim ibragim
    osama usama
    khaled khalid
    said saeed sayed
    ismail ismael esmail
    mustafa mostafa
    mahmoud mahmud
    fatima fatma fatimah
    bob robert rob bobby
    bill william will billy
    joe joseph
    jim james jimmy
    mike michael
    tom thomas
    dave david
    dan daniel
    ben benjamin
    bernie bernard
    chris christopher
    steve steven stephen
    ted theodore
    ron ronald
    ken kenneth
    greg gregory
    jeff jeffrey
    kate katherine catherine
    liz elizabeth
    sue susan
    """.strip().splitlines()
)
PLACES = tuple(
    tuple(name.strip() for name in row.split("|"))
    for row in """
    Kyiv|Kiev
    Odesa|Odessa
    Lviv|Lvov|Lwow
    Almaty|Alma-Ata
    Astana|Nur-Sultan|Akmola|Tselinograd
    Oskemen|Ust-Kamenogorsk
    Semey|Semipalatinsk
    Oral|Uralsk
    Atyrau|Guryev
    Taraz|Dzhambul|Zhambyl
    Bishkek|Frunze
    Khujand|Leninabad
    Dnipro|Dnipropetrovsk|Dnepropetrovsk
    Bakhmut|Artemivsk|Artyomovsk
    Mahilyow|Mogilev|Mahilyou
    Homel|Gomel
    Hrodna|Grodno
    Vitsebsk|Vitebsk
    Gyumri|Leninakan
    Ganja|Kirovabad
    Myanmar|Burma
    Yangon|Rangoon
    Mumbai|Bombay
    Kolkata|Calcutta
    Chennai|Madras
    Bengaluru|Bangalore
    Varanasi|Benares
    Beijing|Peking
    Guangzhou|Canton
    Ho Chi Minh City|Saigon
    Turkey|Türkiye|Turkiye
    Istanbul|Constantinople
    Czechia|Czech Republic
    Belarus|Byelorussia
    Moldova|Moldavia
    Kyrgyzstan|Kirghizia|Kyrgyz Republic
    Ivory Coast|Côte d'Ivoire|Cote d'Ivoire
    Eswatini|Swaziland
    Netherlands|Holland|The Netherlands
    United States|USA|U.S.|US|United States of America
    United Kingdom|UK|U.K.
    United Arab Emirates|UAE|U.A.E.
    East Timor|Timor-Leste
    Cape Verde|Cabo Verde
    Sri Lanka|Ceylon
    Iran|Persia
    Thailand|Siam
    Nagorno-Karabakh|Artsakh
    Stepanakert|Khankendi|Xankəndi
    Iraqi Kurdistan|Kurdistan Region
    Gdansk|Danzig
    Bratislava|Pressburg
    St. Petersburg|Saint Petersburg|Leningrad
    Volgograd|Stalingrad
    Kaliningrad|Königsberg
    """.strip().splitlines()
)
BODY_WORDS = {
    "organisation": "organization", "centre": "center", "labour": "labor", "defence": "defense", "programme": "program",
    "dept": "department", "govt": "government", "assn": "association", "intl": "international",
    "min": "ministry", "univ": "university", "comm": "committee", "natl": "national", "prosecutors": "prosecutor",
    "internal": "interior", "external": "foreign", "ministerial": "ministry", "ministries": "ministry",
    "corp": "corporation", "co": "company", "cttee": "committee", "finances": "finance", "affair": "affairs",
}  # fmt: skip
SILENT_BODY_WORDS = frozenset(
    "the of for and in on at to a an affairs inc ltd llc plc gmbh jsc llp limited company corporation "
    "& s de du la".split()
)
"""Words of a body's name that tell nothing apart; "affairs" because "Internal Affairs" is "Interior"."""
PARTICLES = frozenset(
    "al el ul ad an ar as at bin ibn ben bint abu oglu ogly ogli uly qyzy kyzy de da van von der den di".split()
)
TITLES = frozenset(
    "mr mrs ms miss dr prof sir dame lord lady president minister prime sen senator rep gov governor general gen "
    "col colonel "
    "judge justice king queen sheikh imam ayatollah pope maulana shri smt".split()
)
SUFFIXES = frozenset("jr sr ii iii iv junior senior".split())
