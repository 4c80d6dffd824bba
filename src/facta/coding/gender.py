"""Gender by name: a guess for choosing between "he" and "she" where the text tells nothing (see told_gender.py).

First names of English-language news and those of wide spread; family names that have a masculine and a feminine form.
A name that tells nothing gives "".
"""

FEMALE_NAMES = frozenset(
    """
    aisha aizhan alexandra alice alicia alina alison amanda amelia amina amy ana anastasia andrea angela angelina anna
    anne
    annie ayesha barbara beatrice beth betty bianca brenda camila carla carly carmen carol caroline catherine cecilia
    charlotte chelsea christina christine claire clara claudia condoleezza cynthia dana danielle daria deborah debbie
    diana
    diane dina dolores donna dora dorothy ekaterina elena eleanor elizabeth ella ellen emily emma erin esther eva evelyn
    fatima fiona florence frances gabriela gloria grace greta gulnara hannah heather heidi helen hillary huma indira
    ingrid irene irina isabel ivanka jane janet janice jean jennifer jessica joan joanna joyce judith judy julia julie
    karen kate katherine kathleen kathryn katie kayla kelly kimberly klara kristen larisa laura lauren leila lena leyla
    lily linda lisa lori louise lucy lydia lyudmila madeleine margaret margarita maria marie marina marta martha mary
    maya megan melania melissa mercedes meredith michelle mildred miriam monica nadia nadezhda nancy natalia natalie
    natasha
    nicole nina nora olena olga olivia pamela patricia paula phyllis priya rachel rebecca renee rita roberta rosa rose
    ruth
    sabrina samantha sandra sara sarah sharon sheila shirley silvia simone sofia sonia sophia sophie stephanie
    susan suzanne svetlana sylvia tamara tanya tatiana teresa theresa tina tracy ursula valentina valeria vanessa vera
    veronica victoria violet virginia vivian wendy yelena yulia yvonne zainab zoe
    """.split()
)
MALE_NAMES = frozenset(
    """
    aaron abdul abdullah abraham adam ahmed alan albert aleksandr aleksei alexander alfred ali anatoly andrei andrew
    andy
    anthony antonio arnold arthur askar atal barack ben benjamin bernard bernie bill bob boris brad brandon brian bruce
    bryan carl carlos charles chris christopher chuck clarence colin craig dan daniel david dean dennis dick dmitry
    donald
    doug douglas dwight ed edward edwin emil eric ernest eugene evgeny floyd francis francisco frank franklin fred
    frederick
    gary gavin gene george gerald gerhard glenn gordon greg gregory harold harry harvey hassan heinrich henry herbert
    hugh hugo hussein ian ibrahim igor ilham isaac ivan ivo jack jacob jake james jared jason jeb jeff jeffrey jeremy
    jerry
    jim jimmy joe joel john johnny jon jonathan jorge jose joseph josh joshua juan julian karl keith ken kenneth kevin
    konstantin kyle larry lawrence leo leon leonard leonid lindsey louis luis luke malcolm manuel marco marcus mario
    mark
    martin marvin matt matthew max maxim michael mike miguel mikhail mitch mitt mohammad mohammed muhammad narendra
    nathan
    nawaz neil nicholas nick nikolai nikolay nigel nursultan oleg oliver oscar osama oskar oswald otto patrick paul
    pedro
    peter petr phil philip phillip pyotr rahul rajiv ralph ramon randy raul ray raymond reince richard rick robert
    roberto rodney roger roland ron ronald ross roy ruslan russell ryan sam samuel scott sean sergei sergey seth
    sergio simon
    stanley stefan stephen steve steven stuart ted terry theodore thomas tim timothy toby todd tom tommy tony trevor
    vasily victor viktor vincent vladimir volodymyr walter warren wayne william yevgeny yuri yusuf zachary
    """.split()
)
FEMALE_ENDINGS = ("ova", "eva", "yeva", "ina", "skaya", "skaia", "ska", "kova")
MALE_ENDINGS = ("ov", "ev", "yev", "iev", "sky", "skiy", "skyy", "skii", "ski")


def gender_of_name(words: tuple[str, ...]) -> str:
    """`f`, `m` or "": by the first of `words`, else by the form of the last."""
    if not words:
        return ""
    last = words[-1].lower()
    if len(words) > 1 and (told := gender_of_first_name(words)):
        return told
    if len(last) > 5 and last.endswith(FEMALE_ENDINGS[:2] + FEMALE_ENDINGS[4:6]):
        return "f"
    if len(last) > 4 and len(words) > 1 and last.endswith(MALE_ENDINGS):
        return "m"
    return ""


def gender_of_first_name(words: tuple[str, ...]) -> str:
    """`f` or `m` where the first of `words` is a known first name, else ""."""
    first = words[0].lower() if words else ""
    return "f" if first in FEMALE_NAMES else "m" if first in MALE_NAMES else ""
