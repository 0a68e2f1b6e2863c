"""Words that say nothing of what a text is about, in several languages. A text in another language does without."""

from __future__ import annotations

_ENGLISH = (
    "the and for are was were been being have has had having does did doing will would shall should can "
    "could may might must not but nor its it's his her hers their theirs our ours your yours mine this "
    "that these those there here where when which who whom whose what why how all any both each few more "
    "most other some such only own same than too very just also then once from into onto with within "
    "without about above below over under again further between through during before after while because "
    "until against out off down upon per via they them she him you one two many much well even still yet "
    "ever never always often like get got make makes made let lets want wants need needs way ways thing "
    "things help helps first next finally explore look looks learn cover covers discuss discover find "
    "guide article post piece section chapter lesson part"
)
_GERMAN = (
    "der die das den dem des ein eine einer eines einem einen und oder aber nicht mit von für auf aus bei "
    "nach über unter sich sie ihr ihre wir uns ist sind war waren wird werden kann können auch nur wie "
    "wenn dass zum zur sein seine seinem seinen haben hat hatte diese dieser dieses diesem diesen jede "
    "jeder jedes mehr hier dort noch schon sehr durch gegen ohne um bis damit dann denn doch was wer "
    "wo welche welcher ihnen ihrem ihren ihrer muss müssen soll sollten"
)
_FRENCH = (
    "les une est sont dans pour par sur avec sans que qui dont aux ces ses nos vos leur leurs vous nous "
    "ils elles pas plus mais comme tout tous cette cet los des du au il elle on ce se sa son mon ton "
    "notre votre être avoir fait faire peut peuvent ont était même aussi bien très encore sous entre chez "
    "donc alors quand où quoi comment pourquoi chaque"
)
_SPANISH = (
    "las una unos unas del por con sin para como más pero sus este esta estos estas son ser está hay los "
    "que uno muy también cuando donde ese esa eso lo les nos embargo porque qué cómo entre desde hasta "
    "sobre todo todos cada puede pueden tiene tienen hacer"
)
_ITALIAN = (
    "il lo la gli le un uno una di da in con su per tra fra e o ma che non si è sono del della dei delle "
    "al alla ai nel nella più anche questo questa questi queste quando perché essere avere può"
)
_PORTUGUESE = (
    "o os a as um uma uns umas do da dos das no na nos nas em por para com sem sob sobre e ou mas que não "
    "se é são como mais também este esta estes estas isso quando onde porque ser ter pode"
)
_DUTCH = (
    "de het een en of maar niet met voor op uit bij naar over onder zich zij hij wij ons zijn was "
    "waren wordt worden kan kunnen ook alleen hoe als dat dit deze die er hier daar meer veel elke"
)
_RUSSIAN = (
    "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было "
    "вот от меня еще нет о из ему когда даже ну ли если уже или быть был до вас для это этот эта эти при "
    "чтобы где есть они мы можно нужно"
)
_KOREAN = "그리고 그러나 하지만 그래서 또는 및 이것 그것 저것 있는 있다 하는 한다 것은 것이 것을 수 등 더 이 그 저"
# Without signs of vowels, and its letters as `course.outline.stems` writes them.
_ARABIC = (
    "في من علي الي عن ان انه انها هذا هذه ذلك تلك التي الذي الذين ما لا لم لن كان كانت يكون تكون هو هي هم "
    "نحن انت او ثم كل بعد قبل عند مع بين حتي اذا كما قد لقد غير اي ايضا عليها عليه فيها فيه منها منه لها "
    "له بها به حيث دون منذ بعض اكثر عندما لان لكن ليس ليست كيف ماذا متي اين هناك هنا مثل يمكن يجب"
)

STOP_WORDS = frozenset(
    word
    for words in (_ENGLISH, _GERMAN, _FRENCH, _SPANISH, _ITALIAN, _PORTUGUESE, _DUTCH, _RUSSIAN, _KOREAN, _ARABIC)
    for word in words.split()
)
