"""A pool of invented pages: six small stories in eight languages and five scripts, and strangers, which tell other
events in the same countries. The first line of a page is its headline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hexapla.model import Passage, PassageKind, Witness

Lines = Sequence[str]
LANGUAGES = ("en", "de", "fr", "ru", "ar", "zh", "ja", "hi")


def page(name: str, language: str | None, lines: Lines, kinds: Sequence[PassageKind] = ()) -> Witness:
    """A witness of that id; the first line is its headline unless kinds are given."""
    passages: list[Passage] = []
    start = 0
    for number, line in enumerate(lines):
        kind = kinds[number] if kinds else "body" if number else "headline"
        passages.append(Passage(start, start + len(line), language, kind))
        start += len(line) + 1
    return Witness(name, None, None, None, language, None, None, None, None, "\n".join(lines), tuple(passages))


def told(story: str, *languages: str) -> list[Witness]:
    """The pages of a story in these languages, in all where none is named; their ids are "<story>-<language>"."""
    return [page(f"{story}-{one}", one, STORIES[story][one]) for one in languages or LANGUAGES]


def strangers() -> list[Witness]:
    """Pages that tell what no other page tells."""
    return [page(f"{name}-{language}", language, lines) for name, (language, lines) in STRANGERS.items()]


STORIES: Mapping[str, Mapping[str, Lines]] = {
    "ferry": {
        "en": (
            "Ferry runs aground off Izmir",
            "A ferry with 212 passengers on board ran aground off the Turkish city of Izmir on "
            "Thursday morning.",
            "The coast guard brought all passengers ashore; 17 people were treated in hospital for "
            "minor injuries.",
            "Captain Cemal Aydogan was arrested after prosecutors said he had been drunk.",
            "The ship, built in 1998, belongs to the company Ege Deniz and was on its way to Athens.",
        ),
        "de": (
            "Fähre vor Izmir auf Grund gelaufen",
            "Vor der türkischen Stadt Izmir ist am Donnerstagmorgen eine Fähre mit 212 Passagieren auf "
            "Grund gelaufen.",
            "Die Küstenwache brachte alle Passagiere an Land; 17 Menschen wurden mit leichten "
            "Verletzungen im Krankenhaus behandelt.",
            "Kapitän Cemal Aydogan wurde festgenommen. Laut Staatsanwaltschaft war er betrunken.",
            "Das 1998 gebaute Schiff gehört der Reederei Ege Deniz und war auf dem Weg nach Athen.",
        ),
        "fr": (
            "Un ferry s'échoue au large d'Izmir",
            "Un ferry transportant 212 passagers s'est échoué jeudi matin au large de la ville turque d'Izmir.",
            "Les garde-côtes ont ramené tous les passagers à terre ; 17 personnes ont été soignées à "
            "l'hôpital pour des blessures légères.",
            "Le capitaine Cemal Aydogan a été arrêté : selon le parquet, il était ivre.",
            "Le navire, construit en 1998, appartient à la compagnie Ege Deniz et se rendait à Athènes.",
        ),
        "ru": (
            "Паром сел на мель у Измира",
            "В четверг утром у турецкого города Измир сел на мель паром, на борту которого было 212 "
            "пассажиров.",
            "Береговая охрана доставила всех пассажиров на берег; 17 человек с лёгкими травмами "
            "получили помощь в больнице.",
            "Капитан Джемаль Айдоган арестован: по данным прокуратуры, он был пьян.",
            "Судно, построенное в 1998 году, принадлежит компании «Эге Дениз» и шло в Афины.",
        ),
        "ar": (
            "جنوح عبارة قبالة إزمير",
            "جنحت صباح الخميس عبارة على متنها 212 راكبا قبالة مدينة إزمير التركية.",
            "ونقل خفر السواحل جميع الركاب إلى الشاطئ، وعولج 17 شخصا في المستشفى من إصابات طفيفة.",
            "واعتقل القبطان جمال آيدوغان بعد أن قالت النيابة إنه كان مخمورا.",
            "وكانت السفينة التي بنيت عام 1998 وتملكها شركة إيجه دنيز في طريقها إلى أثينا.",
        ),
        "zh": (
            "渡轮在伊兹密尔附近搁浅",
            "周四上午，一艘载有212名乘客的渡轮在土耳其城市伊兹密尔附近搁浅。",
            "海岸警卫队将所有乘客送上岸，17人因轻伤在医院接受治疗。",
            "船长杰马尔·艾多安被捕，检察官称他当时喝醉了。",
            "这艘船建于1998年，属于埃格·德尼兹公司，当时正驶往雅典。",
        ),
        "ja": (
            "イズミル沖でフェリー座礁",
            "木曜日の朝、トルコの都市イズミルの沖で、乗客212人を乗せたフェリーが座礁した。",
            "沿岸警備隊が乗客全員を岸に運び、17人が軽いけがで病院で治療を受けた。",
            "船長のジェマル・アイドアン容疑者は逮捕され、検察によると酒に酔っていたという。",
            "船は1998年に建造され、エゲ・デニズ社が所有し、アテネに向かっていた。",
        ),
        "hi": (
            "इज़मिर के पास नौका फंसी",
            "गुरुवार सुबह तुर्की के शहर इज़मिर के पास 212 यात्रियों को ले जा रही एक नौका फंस गई।",
            "तटरक्षक बल ने सभी यात्रियों को किनारे पहुंचाया; 17 लोगों का मामूली चोटों के कारण अस्पताल "
            "में इलाज हुआ।",
            "कप्तान जेमाल आयदोगान को गिरफ्तार कर लिया गया; अभियोजकों के अनुसार वह नशे में था।",
            "1998 में बना यह जहाज़ एगे देनिज़ कंपनी का है और एथेंस जा रहा था।",
        ),
    },
    "gene": {
        "en": (
            "Researchers in Kyoto find gene that protects against malaria",
            "Scientists in Kyoto have discovered a gene that protects children against malaria, the "
            "journal Nature reported on Wednesday.",
            "For the study they examined the blood of 3,400 patients from Kenya and Mali.",
            "“We hope for a vaccine within six years,” said team leader Haruka Nomura.",
            "Malaria killed about 597,000 people last year, most of them in Africa.",
        ),
        "de": (
            "Forscher in Kyoto finden Gen, das vor Malaria schützt",
            "Wissenschaftler in Kyoto haben ein Gen entdeckt, das Kinder vor Malaria schützt, "
            "berichtete die Zeitschrift Nature am Mittwoch.",
            "Für die Studie untersuchten sie das Blut von 3400 Patienten aus Kenia und Mali.",
            "„Wir hoffen auf einen Impfstoff in sechs Jahren“, sagte Teamleiterin Haruka Nomura.",
            "An Malaria starben im vergangenen Jahr rund 597.000 Menschen, die meisten in Afrika.",
        ),
        "fr": (
            "Des chercheurs de Kyoto trouvent un gène qui protège du paludisme",
            "Des scientifiques de Kyoto ont découvert un gène qui protège les enfants du paludisme, a "
            "rapporté mercredi la revue Nature.",
            "Pour l'étude, ils ont examiné le sang de 3 400 patients du Kenya et du Mali.",
            "« Nous espérons un vaccin d'ici six ans », a déclaré la responsable de l'équipe, Haruka Nomura.",
            "Le paludisme a tué environ 597 000 personnes l'an dernier, pour la plupart en Afrique.",
        ),
        "ru": (
            "Учёные из Киото нашли ген, защищающий от малярии",
            "Учёные из Киото открыли ген, который защищает детей от малярии, сообщил в среду журнал Nature.",
            "Для исследования они изучили кровь 3400 пациентов из Кении и Мали.",
            "«Мы надеемся на вакцину через шесть лет», — сказала руководитель группы Харука Номура.",
            "В прошлом году от малярии умерли около 597 000 человек, большинство в Африке.",
        ),
        "ar": (
            "باحثون في كيوتو يكتشفون جينا يحمي من الملاريا",
            "اكتشف علماء في كيوتو جينا يحمي الأطفال من الملاريا، حسبما ذكرت مجلة نيتشر يوم الأربعاء.",
            "وفحصوا في الدراسة دم 3400 مريض من كينيا ومالي.",
            "وقالت رئيسة الفريق هاروكا نومورا: «نأمل في لقاح خلال ست سنوات».",
            "وأودت الملاريا بحياة نحو 597 ألف شخص في العام الماضي، معظمهم في أفريقيا.",
        ),
        "zh": (
            "京都研究人员发现可预防疟疾的基因",
            "《自然》杂志周三报道，京都的科学家发现了一种能保护儿童免受疟疾侵害的基因。",
            "他们在研究中检查了来自肯尼亚和马里的3400名患者的血液。",
            "团队负责人野村春香说：“我们希望六年内研制出疫苗。”",
            "去年约有59.7万人死于疟疾，其中大多数在非洲。",
        ),
        "ja": (
            "京都の研究者、マラリアを防ぐ遺伝子を発見",
            "京都の科学者が子どもをマラリアから守る遺伝子を発見したと、科学誌ネイチャーが水曜日に報じた。",
            "研究ではケニアとマリの患者3400人の血液を調べた。",
            "チームを率いる野村春香氏は「6年以内のワクチンを期待している」と述べた。",
            "マラリアでは昨年、約59万7000人が死亡し、その多くはアフリカだった。",
        ),
        "hi": (
            "क्योटो के शोधकर्ताओं ने मलेरिया से बचाने वाला जीन खोजा",
            "नेचर पत्रिका ने बुधवार को बताया कि क्योटो के वैज्ञानिकों ने बच्चों को मलेरिया से बचाने "
            "वाला जीन खोजा है।",
            "अध्ययन के लिए उन्होंने केन्या और माली के 3,400 मरीजों के खून की जांच की।",
            "टीम की प्रमुख हारुका नोमुरा ने कहा, “हमें छह साल में टीके की उम्मीद है।”",
            "पिछले साल मलेरिया से लगभग 597,000 लोगों की मौत हुई, जिनमें ज्यादातर अफ्रीका में थे।",
        ),
    },
    "bank": {
        "en": (
            "Chile's central bank raises interest rate to 6.25 percent",
            "The central bank of Chile raised its key interest rate by half a percentage point to 6.25 "
            "percent on Tuesday.",
            "Inflation had climbed to 7.1 percent in September, the highest level since 2009.",
            "Bank president Marcela Ibarra said in Santiago that food and energy prices remained a "
            "danger to the economy.",
            "The peso gained 1.3 percent against the dollar.",
        ),
        "de": (
            "Chiles Zentralbank erhöht Leitzins auf 6,25 Prozent",
            "Die Zentralbank von Chile hat am Dienstag ihren Leitzins um einen halben Prozentpunkt auf "
            "6,25 Prozent erhöht.",
            "Die Inflation war im September auf 7,1 Prozent gestiegen, den höchsten Stand seit 2009.",
            "Bankpräsidentin Marcela Ibarra sagte in Santiago, die Preise für Lebensmittel und Energie "
            "blieben eine Gefahr für die Wirtschaft.",
            "Der Peso legte zum Dollar um 1,3 Prozent zu.",
        ),
        "fr": (
            "La banque centrale du Chili relève son taux à 6,25 %",
            "La banque centrale du Chili a relevé mardi son taux d'intérêt directeur d'un demi-point, "
            "à 6,25 %.",
            "L'inflation avait grimpé à 7,1 % en septembre, son plus haut niveau depuis 2009.",
            "La présidente de la banque, Marcela Ibarra, a déclaré à Santiago que les prix des "
            "aliments et de l'énergie restaient un danger pour l'économie.",
            "Le peso a gagné 1,3 % face au dollar.",
        ),
        "ru": (
            "Центральный банк Чили повысил ставку до 6,25 процента",
            "Центральный банк Чили во вторник повысил ключевую процентную ставку на полпункта, до 6,25 "
            "процента.",
            "Инфляция в сентябре выросла до 7,1 процента — это самый высокий уровень с 2009 года.",
            "Президент банка Марсела Ибарра заявила в Сантьяго, что цены на продовольствие и энергию "
            "остаются угрозой для экономики.",
            "Песо вырос к доллару на 1,3 процента.",
        ),
        "ar": (
            "البنك المركزي في تشيلي يرفع سعر الفائدة إلى 6.25 بالمئة",
            "رفع البنك المركزي في تشيلي يوم الثلاثاء سعر الفائدة الرئيسي نصف نقطة مئوية إلى 6.25 بالمئة.",
            "وكان التضخم قد ارتفع إلى 7.1 بالمئة في سبتمبر، وهو أعلى مستوى منذ عام 2009.",
            "وقالت رئيسة البنك مارسيلا إيبارا في سانتياغو إن أسعار الغذاء والطاقة ما زالت خطرا على الاقتصاد.",
            "وارتفع البيزو 1.3 بالمئة أمام الدولار.",
        ),
        "zh": (
            "智利央行将利率上调至6.25%",
            "智利中央银行周二将基准利率上调半个百分点至6.25%。",
            "9月通货膨胀率升至7.1%，为2009年以来的最高水平。",
            "央行行长马塞拉·伊瓦拉在圣地亚哥表示，食品和能源价格仍是经济的危险。",
            "比索对美元上涨1.3%。",
        ),
        "ja": (
            "チリ中央銀行、金利を6.25%に引き上げ",
            "チリの中央銀行は火曜日、政策金利を0.5ポイント引き上げて6.25%とした。",
            "9月のインフレ率は7.1%に上昇し、2009年以来の最高水準となっていた。",
            "マルセラ・イバラ総裁はサンティアゴで、食料とエネルギーの価格が経済にとって依然として危険だと述べた。"
            "",
            "ペソは対ドルで1.3%上昇した。",
        ),
        "hi": (
            "चिली के केंद्रीय बैंक ने ब्याज दर 6.25 प्रतिशत की",
            "चिली के केंद्रीय बैंक ने मंगलवार को ब्याज दर आधा प्रतिशत अंक बढ़ाकर 6.25 प्रतिशत कर दी।",
            "सितंबर में महंगाई 7.1 प्रतिशत तक पहुंच गई थी, जो 2009 के बाद सबसे ऊंचा स्तर है।",
            "बैंक की अध्यक्ष मार्सेला इबारा ने सैंटियागो में कहा कि खाद्य और ऊर्जा की कीमतें "
            "अर्थव्यवस्था के लिए खतरा बनी हुई हैं।",
            "डॉलर के मुकाबले पेसो 1.3 प्रतिशत मजबूत हुआ।",
        ),
    },
    "flood": {
        "en": (
            "Floods in Kerala kill 37 people",
            "At least 37 people have died in floods and landslides in the Indian state of Kerala after "
            "three days of heavy rain.",
            "Some 15,000 people were taken to 84 relief camps, and the airport of Kochi was closed "
            "until Saturday.",
            "Chief minister Anil Nambiar asked the army for helicopters and boats.",
        ),
        "de": (
            "37 Tote bei Überschwemmungen in Kerala",
            "Bei Überschwemmungen und Erdrutschen im indischen Bundesstaat Kerala sind nach drei Tagen "
            "Regen mindestens 37 Menschen ums Leben gekommen.",
            "Rund 15.000 Menschen wurden in 84 Notlager gebracht, der Flughafen von Kochi blieb bis "
            "Samstag geschlossen.",
            "Regierungschef Anil Nambiar bat die Armee um Hubschrauber und Boote.",
        ),
        "fr": (
            "Inondations au Kerala : 37 morts",
            "Au moins 37 personnes sont mortes dans des inondations et des glissements de terrain dans "
            "l'État indien du Kerala après trois jours de fortes pluies.",
            "Quelque 15 000 personnes ont été conduites dans 84 camps, et l'aéroport de Kochi est "
            "fermé jusqu'à samedi.",
            "Le chef du gouvernement Anil Nambiar a demandé à l'armée des hélicoptères et des bateaux.",
        ),
        "ru": (
            "Наводнение в Керале: 37 погибших",
            "Не менее 37 человек погибли при наводнениях и оползнях в индийском штате Керала после "
            "трёх дней сильных дождей.",
            "Около 15 000 человек доставлены в 84 лагеря, аэропорт Кочи закрыт до субботы.",
            "Главный министр Анил Намбьяр попросил у армии вертолёты и лодки.",
        ),
        "ar": (
            "مقتل 37 شخصا في فيضانات كيرالا",
            "لقي ما لا يقل عن 37 شخصا حتفهم في فيضانات وانهيارات أرضية في ولاية كيرالا الهندية بعد "
            "ثلاثة أيام من الأمطار الغزيرة.",
            "ونقل نحو 15 ألف شخص إلى 84 مخيما، وأغلق مطار كوتشي حتى السبت.",
            "وطلب رئيس الحكومة أنيل نامبيار من الجيش مروحيات وقوارب.",
        ),
        "zh": (
            "喀拉拉邦洪水造成37人死亡",
            "印度喀拉拉邦连降三天大雨，洪水和山体滑坡造成至少37人死亡。",
            "约1.5万人被送往84个救援营地，科钦机场关闭至周六。",
            "首席部长阿尼尔·南比亚尔请求军队提供直升机和船只。",
        ),
        "ja": (
            "ケララ州の洪水で37人死亡",
            "インドのケララ州で3日間の大雨により洪水と土砂崩れが起き、少なくとも37人が死亡した。",
            "約1万5000人が84カ所の避難所に運ばれ、コチの空港は土曜日まで閉鎖された。",
            "アニル・ナンビアール州首相は軍にヘリコプターとボートを要請した。",
        ),
        "hi": (
            "केरल में बाढ़ से 37 लोगों की मौत",
            "भारत के केरल राज्य में तीन दिन की भारी बारिश के बाद बाढ़ और भूस्खलन में कम से कम 37 लोगों "
            "की मौत हो गई।",
            "लगभग 15,000 लोगों को 84 राहत शिविरों में ले जाया गया और कोच्चि का हवाई अड्डा शनिवार तक "
            "बंद कर दिया गया।",
            "मुख्यमंत्री अनिल नांबियार ने सेना से हेलीकॉप्टर और नावें मांगीं।",
        ),
    },
    "theft": {
        "en": (
            "Nine paintings stolen from museum in Rotterdam",
            "Thieves stole nine paintings worth 40 million euros from a museum in the Dutch city of "
            "Rotterdam on Sunday night.",
            "They came in a white van, broke a window and were gone after four minutes, police said.",
            "Among the stolen works is a portrait from 1654.",
            "Director Saskia Verhoeven offered a reward of 250,000 euros.",
        ),
        "de": (
            "Neun Gemälde aus Museum in Rotterdam gestohlen",
            "Diebe haben in der Nacht zum Montag aus einem Museum in der niederländischen Stadt "
            "Rotterdam neun Gemälde im Wert von 40 Millionen Euro gestohlen.",
            "Sie kamen in einem weißen Lieferwagen, schlugen ein Fenster ein und waren nach vier "
            "Minuten weg, teilte die Polizei mit.",
            "Unter den gestohlenen Werken ist ein Porträt von 1654.",
            "Direktorin Saskia Verhoeven setzte eine Belohnung von 250.000 Euro aus.",
        ),
        "fr": (
            "Neuf tableaux volés dans un musée de Rotterdam",
            "Des voleurs ont dérobé dimanche soir neuf tableaux d'une valeur de 40 millions d'euros "
            "dans un musée de la ville néerlandaise de Rotterdam.",
            "Ils sont venus dans une camionnette blanche, ont brisé une fenêtre et sont repartis au "
            "bout de quatre minutes, selon la police.",
            "Parmi les œuvres volées figure un portrait de 1654.",
            "La directrice Saskia Verhoeven a offert une récompense de 250 000 euros.",
        ),
        "ru": (
            "Из музея в Роттердаме украдены девять картин",
            "В ночь на понедельник воры похитили из музея в нидерландском городе Роттердам девять "
            "картин стоимостью 40 миллионов евро.",
            "По данным полиции, они приехали на белом фургоне, разбили окно и скрылись через четыре минуты.",
            "Среди украденных работ — портрет 1654 года.",
            "Директор Саския Верхувен предложила награду в 250 000 евро.",
        ),
        "ar": (
            "سرقة تسع لوحات من متحف في روتردام",
            "سرق لصوص مساء الأحد تسع لوحات تبلغ قيمتها 40 مليون يورو من متحف في مدينة روتردام الهولندية.",
            "وقالت الشرطة إنهم جاؤوا في شاحنة بيضاء وكسروا نافذة واختفوا بعد أربع دقائق.",
            "ومن بين الأعمال المسروقة صورة تعود إلى عام 1654.",
            "وعرضت المديرة ساسكيا فيرهوفن مكافأة قدرها 250 ألف يورو.",
        ),
        "zh": (
            "鹿特丹一博物馆九幅画作被盗",
            "周日晚，窃贼从荷兰城市鹿特丹的一家博物馆偷走了九幅价值4000万欧元的画作。",
            "警方说，他们开一辆白色货车前来，打破窗户，四分钟后便逃走了。",
            "被盗作品中有一幅1654年的肖像画。",
            "馆长萨斯基娅·费尔霍芬悬赏25万欧元。",
        ),
        "ja": (
            "ロッテルダムの美術館から絵画9点盗まれる",
            "日曜日の夜、オランダの都市ロッテルダムの美術館から4000万ユーロ相当の絵画9点が盗まれた。",
            "警察によると、泥棒は白いバンで来て窓を割り、4分後に姿を消した。",
            "盗まれた作品の中には1654年の肖像画がある。",
            "サスキア・フェルフーフェン館長は25万ユーロの報奨金を提示した。",
        ),
        "hi": (
            "रॉटरडैम के संग्रहालय से नौ चित्र चोरी",
            "चोरों ने रविवार रात नीदरलैंड के शहर रॉटरडैम के एक संग्रहालय से 4 करोड़ यूरो के नौ चित्र चुरा लिए।",
            "पुलिस ने कहा कि वे एक सफेद वैन में आए, खिड़की तोड़ी और चार मिनट बाद भाग गए।",
            "चोरी हुई कृतियों में 1654 का एक चित्र है।",
            "निदेशक सास्किया वेरहोवेन ने 250,000 यूरो के इनाम की घोषणा की।",
        ),
    },
    "vote": {
        "en": (
            "Kwame Adjei wins presidential election in Ghana",
            "Kwame Adjei has won the presidential election in Ghana with 52.4 percent of the vote, the "
            "electoral commission in Accra announced on Friday.",
            "His rival Esther Boateng got 46.1 percent and wants to go to the Supreme Court because of fraud.",
            "Turnout was 68 percent, and observers of the African Union called the vote peaceful.",
        ),
        "de": (
            "Kwame Adjei gewinnt Präsidentenwahl in Ghana",
            "Kwame Adjei hat die Präsidentenwahl in Ghana mit 52,4 Prozent der Stimmen gewonnen, "
            "teilte die Wahlkommission in Accra am Freitag mit.",
            "Seine Rivalin Esther Boateng kam auf 46,1 Prozent und will wegen Betrugs vor das Oberste "
            "Gericht ziehen.",
            "Die Wahlbeteiligung lag bei 68 Prozent, Beobachter der Afrikanischen Union nannten die "
            "Wahl friedlich.",
        ),
        "fr": (
            "Kwame Adjei remporte l'élection présidentielle au Ghana",
            "Kwame Adjei a remporté l'élection présidentielle au Ghana avec 52,4 % des voix, a annoncé "
            "vendredi la commission électorale à Accra.",
            "Sa rivale Esther Boateng a obtenu 46,1 % et veut saisir la Cour suprême pour fraude.",
            "La participation a été de 68 %, et les observateurs de l'Union africaine ont qualifié le "
            "vote de pacifique.",
        ),
        "ru": (
            "Кваме Аджей победил на президентских выборах в Гане",
            "Кваме Аджей победил на президентских выборах в Гане с 52,4 процента голосов, сообщила в "
            "пятницу избирательная комиссия в Аккре.",
            "Его соперница Эстер Боатенг получила 46,1 процента и хочет обратиться в Верховный суд "
            "из-за мошенничества.",
            "Явка составила 68 процентов, наблюдатели Африканского союза назвали выборы мирными.",
        ),
        "ar": (
            "كوامي أدجي يفوز في الانتخابات الرئاسية في غانا",
            "فاز كوامي أدجي في الانتخابات الرئاسية في غانا بنسبة 52.4 بالمئة من الأصوات، حسبما أعلنت "
            "لجنة الانتخابات في أكرا يوم الجمعة.",
            "وحصلت منافسته إستر بواتينغ على 46.1 بالمئة وتريد اللجوء إلى المحكمة العليا بسبب التزوير.",
            "وبلغت نسبة المشاركة 68 بالمئة، ووصف مراقبو الاتحاد الأفريقي الاقتراع بأنه سلمي.",
        ),
        "zh": (
            "夸梅·阿杰伊赢得加纳总统选举",
            "阿克拉的选举委员会周五宣布，夸梅·阿杰伊以52.4%的选票赢得加纳总统选举。",
            "他的对手埃丝特·博阿滕获得46.1%的选票，她以舞弊为由打算上诉最高法院。",
            "投票率为68%，非洲联盟观察员称选举是和平的。",
        ),
        "ja": (
            "ガーナ大統領選挙でクワメ・アジェイ氏が勝利",
            "アクラの選挙管理委員会は金曜日、クワメ・アジェイ氏が52.4%の票を得てガーナ大統領選挙に勝利したと発表した。"
            "",
            "対立候補のエスター・ボアテン氏は46.1%で、不正があったとして最高裁判所に訴える方針だ。",
            "投票率は68%で、アフリカ連合の監視団は選挙が平和的だったと述べた。",
        ),
        "hi": (
            "घाना में क्वामे अद्जेई ने राष्ट्रपति चुनाव जीता",
            "अक्रा में चुनाव आयोग ने शुक्रवार को घोषणा की कि क्वामे अद्जेई ने 52.4 प्रतिशत मतों से "
            "घाना का राष्ट्रपति चुनाव जीत लिया है।",
            "उनकी प्रतिद्वंद्वी एस्तेर बोआतेंग को 46.1 प्रतिशत मिले और वह धोखाधड़ी के कारण सर्वोच्च "
            "न्यायालय जाना चाहती हैं।",
            "मतदान 68 प्रतिशत रहा और अफ्रीकी संघ के पर्यवेक्षकों ने चुनाव को शांतिपूर्ण बताया।",
        ),
    },
}  # fmt: skip

STRANGERS: Mapping[str, tuple[str, Lines]] = {
    "teachers": ("en", (
        "Teachers on strike in Turkey",
        "Some 90,000 teachers stayed away from school in Ankara and Istanbul on Monday to demand higher wages.",
        "The trade union Egitim wants 25 percent more; the government offers 12 percent.",
        "Talks with education minister Selin Korkmaz are to go on next week.",
    )),
    "railway": ("de", (
        "Schnee legt Bahnverkehr in Japan lahm",
        "Nach starkem Schneefall sind in Osaka und Nagoya am Samstag mehr als 300 Züge ausgefallen.",
        "Tausende Reisende verbrachten die Nacht in den Bahnhöfen.",
        "Die Bahngesellschaft verteilte Decken und warme Getränke.",
    )),
    "copper": ("fr", (
        "Fin de la grève dans une mine de cuivre au Chili",
        "Les mineurs d'Antofagasta ont repris le travail lundi après 19 jours de grève.",
        "Le syndicat a obtenu une prime de 8 000 dollars et des vestiaires neufs.",
        "La mine fournit un dixième du cuivre du pays.",
    )),
    "rocket": ("ru", (
        "Индия запустила спутник связи",
        "Ракета с космодрома на острове Шрихарикота вывела в воскресенье на орбиту спутник массой 2,8 тонны.",
        "Он будет передавать телевидение и интернет в горные районы.",
        "Следующий старт намечен на март.",
    )),
    "farmers": ("ar", (
        "مزارعون هولنديون يغلقون طرقا في لاهاي",
        "أغلق مئات المزارعين بجراراتهم طرقا في لاهاي احتجاجا على خفض أعداد الأبقار.",
        "ويطالب المزارعون بسحب قانون النيتروجين.",
        "وقال وزير الزراعة إنه مستعد للحوار.",
    )),
    "cocoa": ("zh", (
        "加纳可可减产",
        "由于干旱和病虫害，加纳今年的可可产量预计下降三成。",
        "库马西的农民说，化肥价格涨了一倍。",
        "巧克力生产商担心成本上升。",
    )),
    "harvest": ("ja", (
        "チリ産ワインの輸出が増加",
        "チリの昨年のワイン輸出は11%増え、主な買い手は英国とブラジルだった。",
        "生産者団体は、涼しい夏が品質を高めたとしている。",
    )),
    "football": ("hi", (
        "तुर्की की टीम ने फुटबॉल मैच जीता",
        "इस्तांबुल में खेले गए मैच में तुर्की ने नॉर्वे को 3-1 से हराया।",
        "कोच ने युवा खिलाड़ियों की तारीफ की।",
        "अगला मैच लिस्बन में होगा।",
    )),
    "festival": ("en", (
        "Film festival opens in Kerala",
        "The film festival of Thiruvananthapuram has opened with a comedy from Argentina.",
        "Until 14 December 170 films from 61 countries will be shown in fifteen cinemas.",
        "Tickets cost 50 rupees.",
    )),
    "crane": ("de", (
        "Rotterdamer Hafen nimmt Riesenkran in Betrieb",
        "Im Hafen von Rotterdam hebt ein neuer Kran Lasten bis zu 5000 Tonnen.",
        "Er soll Fundamente für Windräder in der Nordsee verladen.",
        "Gebaut wurde er in Singapur.",
    )),
}  # fmt: skip
