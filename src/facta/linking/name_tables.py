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
    igor ihor ihar
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
    liz elizabeth lizzie beth betty elisabeth elisaveta yelizaveta
    sue susan
    peggy margaret maggie meg
    jack john johnny
    ted edward ned eddie ed
    dick richard rick
    harry harold
    harry henry hank
    chuck charles charlie
    tony anthony antony
    nick nicholas
    pete peter
    phil philip phillip
    matt matthew
    sam samuel
    sam samantha
    alex alexandra
    sasha aleksandra alexandra oleksandra alyaksandra
    andy andrew
    vince vincent
    larry lawrence laurence
    jerry gerald
    jerry jeremiah
    fred frederick
    frank francis
    don donald
    ray raymond
    doug douglas
    stan stanley
    walt walter
    al alan
    al albert
    bert albert
    gus augustus
    jenny jennifer
    becky rebecca
    debbie deborah
    pam pamela
    patty patricia
    patrick paddy
    cathy catherine katherine kathryn katie kathy kathleen
    abby abigail
    molly mary
    polly mary
    nancy ann anne
    nellie helen ellen
    barb barbara
    vicky victoria
    terry terence
    terry theresa
    pepe jose
    paco francisco pancho
    nacho ignacio
    memo guillermo
    beto alberto
    lupe guadalupe
    dima dmitry dmitri dmytro
    volodya vladimir
    vova vladimir volodymyr
    misha mikhail
    kolya nikolai
    petya pyotr
    kostya konstantin
    zhenya evgeny yevgeny
    zhenya evgenia yevgenia
    lyosha alexei aleksei
    alyosha alexei aleksei
    seryozha sergei
    vanya ivan
    yura yuri
    vitya viktor
    grisha grigory
    borya boris
    tolya anatoly
    katya ekaterina yekaterina kateryna
    tanya tatiana tetiana
    natasha natalia natalya
    masha maria
    dasha daria
    nastya anastasia
    anya anna
    lena elena yelena olena
    olya olga
    sveta svetlana
    yulya yulia
    ksyusha ksenia
    giorgi georgy georgi heorhiy heorhii george
    mikheil mikhail
    davit david
    nikol nikolai
    petro petr pyotr
    geidar heydar haydar
    artyom artem artsiom
    fyodor fedor fedir theodore
    ilya illia illya
    maxim maksim maksym
    stanislav stanislau
    vyacheslav viacheslav vyacheslau
    vladislav vladyslav uladzislau
    taras taras
    yaroslav yaraslau iaroslav
    arseniy arseni arseny arsenii
    ruslan ruslan
    lyudmila ludmila liudmyla lyudmyla liudmila
    viktoria victoria viktoriya viktoriia viktoryia
    anastasia anastasiya anastasiia nastassia
    galina halyna halina
    zinaida zinayida
    marina maryna
    larisa larysa
    nina nina
    vera vira
    tamara tamara
    valentina valentyna valiantsina
    mohsen muhsin
    islam islom
    elias ilias
    bulat bolat
    anvar enver anwar
    rustam rustem
    kristina christina kristyna
    jamal gamal
    nasser nasir
    qasem qassem kassim kasim qasim
    saleh salih salah
    tariq tarek tareq tarik
    rashid rasheed
    sharif sherif shareef
    soleiman suleiman sulayman solomon suleyman
    yaqub yakub
    dawud daoud dawood
    nabil nabeel
    walid waleed
    farouk faruq farooq
    jafar jaafar gafar
    moussa musa mousa
    issa isa eisa
    yahya yehia yahia
    abdulrahman abdelrahman abdurrahman abdurahman abderrahmane
    abdulaziz abdelaziz
    abdulkarim abdelkarim
    mehmet muhammad mohammed
    djordje đorđe george
    giovanni john
    luis luiz
    jose jose
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
    St. Petersburg|Saint Petersburg|Sankt-Peterburg|Leningrad|Petrograd
    Volgograd|Stalingrad|Tsaritsyn
    Moscow|Moskva
    Rostov-on-Don|Rostov-na-Donu
    Kaliningrad|Königsberg
    Aktau|Aqtau|Shevchenko
    Aktobe|Aqtobe|Aktyubinsk|Aktiubinsk
    Kostanay|Qostanay|Kustanai|Kustanay
    Konaev|Qonaev|Konayev|Kapchagay|Kapshagay
    Ridder|Leninogorsk
    Shymkent|Chimkent
    Kyzylorda|Qyzylorda|Kzyl-Orda
    Kokshetau|Kokchetav
    Taldykorgan|Taldy-Kurgan
    Zhezkazgan|Dzhezkazgan
    Turkistan|Turkestan
    Zhanaozen|Novy Uzen
    Osh|Osh
    Karakol|Przhevalsk
    Jalal-Abad|Dzhalal-Abad
    Dushanbe|Stalinabad
    Istaravshan|Ura-Tyube
    Bokhtar|Qurghonteppa|Kurgan-Tyube
    Ashgabat|Ashkhabad
    Turkmenbashi|Krasnovodsk
    Turkmenabat|Chardzhou|Charjew
    Mary|Merv
    Tbilisi|Tiflis
    Sokhumi|Sukhumi|Sukhum
    Tskhinvali|Tskhinval
    Vanadzor|Kirovakan
    Yerevan|Erivan
    Shusha|Shushi
    Agdam|Aghdam|Akna
    Lachin|Berdzor
    Kalbajar|Karvachar|Kelbajar
    Yekaterinburg|Ekaterinburg|Sverdlovsk
    Nizhny Novgorod|Gorky
    Samara|Kuybyshev|Kuibyshev
    Tver|Kalinin
    Vladikavkaz|Ordzhonikidze
    Perm|Molotov
    Vyborg|Viipuri
    Chernihiv|Chernigov
    Mykolaiv|Nikolaev|Nikolayev
    Zaporizhzhia|Zaporozhye|Zaporozhie|Zaporizhia
    Luhansk|Lugansk|Voroshilovgrad
    Donetsk|Stalino
    Kropyvnytskyi|Kirovohrad|Kirovograd
    Kamianske|Dniprodzerzhynsk
    Chernivtsi|Czernowitz|Chernovtsy
    Ivano-Frankivsk|Stanislaviv|Ivano-Frankovsk
    Lviv|Lemberg
    Rivne|Rovno
    Kryvyi Rih|Krivoy Rog
    Mariupol|Zhdanov
    Chernobyl|Chornobyl
    Uzhhorod|Uzhgorod
    Bila Tserkva|Belaya Tserkov
    Sievierodonetsk|Severodonetsk
    Yevpatoria|Eupatoria
    Kherson|Cherson
    Mazyr|Mozyr
    Maladzyechna|Molodechno
    Babruysk|Bobruisk
    Salihorsk|Soligorsk
    Navapolatsk|Novopolotsk
    Zhodzina|Zhodino
    Vilnius|Wilno|Vilna
    Kaunas|Kovno
    Tallinn|Reval
    Tartu|Dorpat
    Klaipeda|Memel
    Chisinau|Kishinev|Kishinyov
    Tiraspol|Tiraspol
    Transnistria|Transdniestria|Pridnestrovie|Trans-Dniester
    Belgrade|Beograd
    Pristina|Prishtina|Priština
    Kosovo|Kosova
    Skopje|Shkup
    North Macedonia|Macedonia
    Mitrovica|Mitrovicë
    Pec|Peja
    Wroclaw|Breslau
    Szczecin|Stettin
    Poznan|Posen
    Krakow|Cracow
    Warsaw|Warszawa
    Prague|Praha
    Brno|Brünn
    Vienna|Wien
    Munich|München
    Cologne|Köln
    Nuremberg|Nürnberg
    Geneva|Genève|Genf
    Basel|Basle
    Florence|Firenze
    Venice|Venezia
    Naples|Napoli
    Milan|Milano
    Turin|Torino
    Rome|Roma
    Lisbon|Lisboa
    Seville|Sevilla
    Catalonia|Catalunya
    Basque Country|Euskadi
    Brussels|Bruxelles|Brussel
    Antwerp|Antwerpen|Anvers
    The Hague|Den Haag
    Copenhagen|København
    Gothenburg|Göteborg
    Helsinki|Helsingfors
    Oslo|Christiania|Kristiania
    Bucharest|București
    Thessaloniki|Salonica|Salonika
    Athens|Athina
    Izmir|Smyrna
    Edirne|Adrianople
    Ankara|Angora
    Diyarbakir|Amed
    Trabzon|Trebizond
    Aleppo|Halab
    Damascus|Dimashq
    Homs|Hims
    Kobani|Ayn al-Arab|Kobane
    Raqqa|Rakka
    Mosul|al-Mawsil
    Erbil|Arbil|Hewler
    Basra|al-Basrah
    Jerusalem|al-Quds
    Hebron|al-Khalil
    Nablus|Shechem
    West Bank|Judea and Samaria
    Mecca|Makkah
    Medina|Madinah
    Jeddah|Jiddah|Jedda
    Sanaa|Sana'a
    Benghazi|Bengasi
    Cairo|al-Qahirah
    Alexandria|al-Iskandariyah
    Khartoum|al-Khartum
    Casablanca|Dar el-Beida
    Marrakesh|Marrakech
    Tehran|Teheran
    Isfahan|Esfahan
    Mashhad|Meshed
    Urmia|Orumiyeh
    Kabul|Kabol
    Mazar-i-Sharif|Mazar-e Sharif
    Lashkar Gah|Bost
    Puducherry|Pondicherry
    Thiruvananthapuram|Trivandrum
    Kochi|Cochin
    Kozhikode|Calicut
    Vadodara|Baroda
    Pune|Poona
    Kanpur|Cawnpore
    Shimla|Simla
    Prayagraj|Allahabad
    Gurugram|Gurgaon
    Mysuru|Mysore
    Mangaluru|Mangalore
    Guwahati|Gauhati
    Visakhapatnam|Vizag
    Odisha|Orissa
    Uttarakhand|Uttaranchal
    Dhaka|Dacca
    Chattogram|Chittagong
    Bangladesh|East Pakistan
    Faisalabad|Lyallpur
    Khyber Pakhtunkhwa|North-West Frontier Province|NWFP
    Mawlamyine|Moulmein
    Bago|Pegu
    Rakhine|Arakan
    Naypyidaw|Naypyitaw|Nay Pyi Taw
    Phnom Penh|Phnum Penh
    Cambodia|Kampuchea
    Jakarta|Batavia
    Papua|Irian Jaya|West Irian
    Makassar|Ujung Pandang
    Yogyakarta|Jogjakarta|Jogja
    Kota Kinabalu|Jesselton
    Hanoi|Ha Noi
    Xinjiang|East Turkestan|Sinkiang
    Tibet|Xizang
    Urumqi|Ürümchi|Wulumuqi
    Kashgar|Kashi
    Lhasa|Lasa
    Hohhot|Huhehaote
    Inner Mongolia|Nei Mongol
    Nanjing|Nanking
    Tianjin|Tientsin
    Chongqing|Chungking
    Xiamen|Amoy
    Qingdao|Tsingtao
    Shenyang|Mukden
    Dalian|Dairen|Port Arthur
    Guangdong|Kwangtung
    Sichuan|Szechuan|Szechwan
    Hong Kong|Xianggang
    Macau|Macao|Aomen
    Taiwan|Formosa
    Kaohsiung|Gaoxiong
    Taipei|Taibei
    Busan|Pusan
    Incheon|Inchon
    Daegu|Taegu
    Gwangju|Kwangju
    Pyongyang|P'yongyang
    Tokyo|Edo
    North Korea|DPRK|Democratic People's Republic of Korea
    South Korea|Republic of Korea
    China|People's Republic of China|PRC
    Republic of the Congo|Congo-Brazzaville|Congo Republic
    Democratic Republic of the Congo|DR Congo|DRC|Zaire|Congo-Kinshasa
    Kinshasa|Leopoldville
    Kisangani|Stanleyville
    Lubumbashi|Elisabethville
    Zimbabwe|Rhodesia|Southern Rhodesia
    Harare|Salisbury
    Zambia|Northern Rhodesia
    Malawi|Nyasaland
    Burkina Faso|Upper Volta
    Benin|Dahomey
    Ghana|Gold Coast
    Botswana|Bechuanaland
    Lesotho|Basutoland
    Tanzania|Tanganyika
    Maputo|Lourenço Marques
    N'Djamena|Fort-Lamy|Ndjamena
    Banjul|Bathurst
    Malabo|Santa Isabel
    Pretoria|Tshwane
    Gqeberha|Port Elizabeth
    Polokwane|Pietersburg
    Makhanda|Grahamstown
    KwaZulu-Natal|Natal
    Namibia|South West Africa
    Ethiopia|Abyssinia
    Jordan|Transjordan
    Syria|Syrian Arab Republic
    Russia|Russian Federation
    Kazakhstan|Republic of Kazakhstan|Qazaqstan
    Uzbekistan|Republic of Uzbekistan
    Tajikistan|Republic of Tajikistan
    Ukraine|The Ukraine
    Georgia|Sakartvelo
    Armenia|Hayastan
    Germany|Federal Republic of Germany
    Vatican|Vatican City|Holy See
    Britain|Great Britain
    Greenland|Kalaallit Nunaat
    Nuuk|Godthaab|Godthåb
    Utqiagvik|Barrow
    Denali|Mount McKinley
    Uluru|Ayers Rock
    Aotearoa|New Zealand
    Vanuatu|New Hebrides
    Kiribati|Gilbert Islands
    Tuvalu|Ellice Islands
    Samoa|Western Samoa
    Belize|British Honduras
    Suriname|Dutch Guiana
    Guyana|British Guiana
    Mexico City|Ciudad de México|CDMX
    Falkland Islands|Falklands|Malvinas
    Havana|La Habana
    Mount Everest|Chomolungma|Sagarmatha
    Persian Gulf|Arabian Gulf
    """.strip().splitlines()
)
BODY_WORDS = {
    "organisation": "organization", "centre": "center", "labour": "labor", "defence": "defense", "programme": "program",
    "dept": "department", "govt": "government", "assn": "association", "intl": "international",
    "min": "ministry", "univ": "university", "comm": "committee", "natl": "national", "prosecutors": "prosecutor",
    "internal": "interior", "external": "foreign", "ministerial": "ministry", "ministries": "ministry",
    "corp": "corporation", "co": "company", "cttee": "committee", "finances": "finance", "affair": "affairs",
    "electoral": "election", "elections": "election", "educational": "education", "environmental": "environment",
    "statistical": "statistics", "transportation": "transport", "taxation": "tax", "taxes": "tax",
    "parliamentary": "parliament", "industrial": "industry", "healthcare": "health", "agricultural": "agriculture",
    "financial": "finance", "economic": "economy", "economics": "economy", "economical": "economy",
    "programmes": "program", "programs": "program", "centres": "center", "centers": "center", "bros": "brothers",
    "assoc": "association", "fed": "federal", "gen": "general", "inst": "institute", "natnl": "national",
    "cooperative": "cooperation", "refugees": "refugee", "journalists": "journalist", "workers": "worker",
    "teachers": "teacher", "employees": "employee", "peoples": "people", "womens": "women", "services": "service",
    "rights": "right", "sports": "sport", "communications": "communication", "operations": "operation",
    "investigations": "investigation", "investigative": "investigation", "nations": "nation", "states": "state",
}  # fmt: skip
SILENT_BODY_WORDS = frozenset(
    "the of for and in on at to a an affairs inc ltd llc plc gmbh jsc ojsc pjsc cjsc llp limited company corporation "
    "incorporated ao oao pao zao ooo too ag sa bv nv spa oy ab pty & s de du la".split()
)
"""Words of a body's name that tell nothing apart; "affairs" because "Internal Affairs" is "Interior"."""
PARTICLES = frozenset(
    "al el ul ad an ar as at bin ibn abou bu ben bint abu oglu ogly ogli uly qyzy kyzy de da van von der den di".split()
)
BODIES = tuple(
    tuple(name.strip() for name in row.split("|"))
    for row in """
    Doctors Without Borders|Médecins Sans Frontières|MSF
    Reporters Without Borders|Reporters sans frontières|RSF
    Federal Security Service|FSB
    Committee for State Security|State Security Committee|KGB
    National Security Committee|KNB|National Security Committee of Kazakhstan
    Security Service of Ukraine|SBU
    Foreign Intelligence Service|SVR
    Main Intelligence Directorate|GRU
    Investigative Committee of Russia|Russian Investigative Committee
    Islamic State|ISIS|ISIL|IS|Daesh|Islamic State of Iraq and Syria|Islamic State of Iraq and the Levant
    Taliban|Taleban
    Hezbollah|Hizbullah|Hizballah
    Al-Qaeda|Al-Qaida|al Qaeda|al-Qa'ida
    Kurdistan Workers' Party|PKK
    Justice and Development Party|AKP|AK Party
    Republican People's Party|CHP
    Nationalist Movement Party|MHP
    Peoples' Democratic Party|HDP
    Bharatiya Janata Party|BJP|Indian People's Party
    Communist Party of China|Chinese Communist Party|CCP|CPC
    Kuomintang|Guomindang|KMT|Chinese Nationalist Party
    Amanat|Nur Otan|Nur-Otan
    Social Democratic Party of Germany|SPD
    Christian Democratic Union|CDU
    Alternative for Germany|AfD|Alternative für Deutschland
    National Rally|National Front|Rassemblement National|Front National
    United Nations|UN|U.N.|UNO
    UN refugee agency|UNHCR|United Nations High Commissioner for Refugees
    United Nations Children's Fund|UNICEF
    North Atlantic Treaty Organization|NATO|Nato
    Commonwealth of Independent States|CIS
    Eurasian Economic Union|EAEU|EEU
    Office for Democratic Institutions and Human Rights|ODIHR
    International Criminal Police Organization|Interpol
    European Border and Coast Guard Agency|Frontex
    International Federation for Human Rights|FIDH
    Fédération Internationale de Football Association|FIFA
    International Olympic Committee|IOC
    European Court of Human Rights|ECHR|ECtHR
    State Duma|Duma|Russian State Duma
    Verkhovna Rada|Supreme Council of Ukraine
    Majilis|Mazhilis|Mäjilis
    Secret Intelligence Service|MI6
    Security Service|MI5
    Ministry of State Security|MSS
    Ministry for State Security|Stasi
    Federal Bureau of Investigation|FBI
    Ministry of Defence|MoD|MOD
    Metropolitan Police|Scotland Yard|Met Police
    Radio Liberty|Radio Free Europe/Radio Liberty|RFE/RL
    British Broadcasting Corporation|BBC
    Organization of the Petroleum Exporting Countries|OPEC
    African Union|AU
    Organisation of African Unity|OAU
    Association of Southeast Asian Nations|ASEAN
    Organisation of Islamic Cooperation|Organization of the Islamic Conference|OIC
    """.strip().splitlines()
)
"""Bodies with an abbreviation from another language, or a name that was changed or is given in two languages."""
DEMONYMS = {
    "kazakh": "kazakhstan", "kazakhstani": "kazakhstan", "kyrgyz": "kyrgyzstan", "uzbek": "uzbekistan",
    "tajik": "tajikistan", "turkmen": "turkmenistan", "afghan": "afghanistan", "french": "france",
    "german": "germany", "british": "britain", "dutch": "netherlands", "chinese": "china", "polish": "poland",
    "turkish": "turkey", "spanish": "spain", "swiss": "switzerland", "swedish": "sweden", "danish": "denmark",
    "finnish": "finland", "irish": "ireland", "greek": "greece", "thai": "thailand", "burmese": "myanmar",
    "philippine": "philippines", "filipino": "philippines", "english": "england", "scottish": "scotland",
    "welsh": "wales", "icelandic": "iceland", "portuguese": "portugal", "japanese": "japan", "lebanese": "lebanon",
    "sudanese": "sudan", "vietnamese": "vietnam", "maltese": "malta", "cypriot": "cyprus", "slovak": "slovakia",
    "czech": "czechia", "croat": "croatia", "serb": "serbia", "norwegian": "norway", "belgian": "belgium",
    "italian": "italy", "hungarian": "hungary", "ukrainian": "ukraine", "canadian": "canada", "mexican": "mexico",
    "brazilian": "brazil", "peruvian": "peru", "argentine": "argentina", "european": "europe", "israeli": "israel",
    "iraqi": "iraq", "pakistani": "pakistan", "bangladeshi": "bangladesh", "yemeni": "yemen", "somali": "somalia",
}  # fmt: skip
"""Adjectives of countries whose form does not simply add an ending to the country's name."""
ONE_A_PLACE = frozenset(
    "police court ministry department government parliament prosecutor senate army navy administration embassy office "
    "agency authority directorate service municipality consulate mayor treasury constabulary".split()
)
"""Bodies of which a place has one, so that "police of Lodvar" is "Lodvar police"; not so banks, unions, councils."""
TITLES = frozenset(
    "mr mrs ms miss dr prof emeritus emerita hon rev reverend fr father mother brother sister saint rabbi mullah "
    "archbishop bishop cardinal lieutenant lt sgt sergeant capt captain cpl corporal maj major cmdr commander brig "
    "brigadier admiral adm marshal detective inspector supt superintendent constable pc officer sheriff deputy vice "
    "chief mayor chancellor premier secretary ambassador professor doctor lawyer attorney advocate prince princess "
    "duke duchess count countess baron emperor empress sultan emir sayyid hajji haji shaikh comrade ex former the late "
    "sir dame lord lady president minister prime sen senator rep gov governor general gen "
    "col colonel "
    "judge justice king queen sheikh shaykh sheik cheikh imam ayatollah pope maulana shri smt".split()
)
SUFFIXES = frozenset("jr sr ii iii iv vi vii viii ix xi xii xiii xiv xv xvi junior senior".split())
