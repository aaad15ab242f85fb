//! Words that tell furniture from prose, and one language from another.
//!
//! Closed classes only: function words of a few languages, months and days,
//! and the vocabulary of web pages' controls. No word is here because a
//! corpus contained it.

use super::wording::openers;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// Longest word in bytes that is looked up.
const LONGEST: usize = 14;

/// A word of menus, buttons and notices.
pub(crate) const CONTROL: u32 = 1;
/// The name of a month, or its abbreviation.
pub(crate) const MONTH: u32 = 1 << 1;
/// The name of a day of the week, or its abbreviation.
pub(crate) const WEEKDAY: u32 = 1 << 2;
/// A function word of any language below.
pub(crate) const FUNCTION: u32 = ((1 << 14) - 1) & !(CONTROL | MONTH | WEEKDAY);
/// Speaks to the reader: you.
pub(crate) const SECOND: u32 = 1 << 14;
/// Speaks for a house: we.
pub(crate) const WE: u32 = 1 << 15;
/// Goes on about somebody: he, she.
pub(crate) const THIRD: u32 = 1 << 16;
/// A verb of speech.
pub(crate) const SPEECH: u32 = 1 << 17;
/// Begins a wording of furniture.
pub(crate) const OPENER: u32 = 1 << 19;
/// Stands in the names of news outlets.
pub(crate) const TITLED: u32 = 1 << 20;
/// Speaks of the writer: I.
pub(crate) const FIRST: u32 = 1 << 18;

/// ISO 639-1 codes of the languages with function words here, by bit.
pub(crate) const LANGUAGES: [(&str, u32); 11] = [
    ("en", 1 << 3),
    ("fr", 1 << 4),
    ("de", 1 << 5),
    ("es", 1 << 6),
    ("pt", 1 << 7),
    ("it", 1 << 8),
    ("nl", 1 << 9),
    ("sv", 1 << 10),
    ("pl", 1 << 11),
    ("tr", 1 << 12),
    ("id", 1 << 13),
];

const CONTROLS: &str = "about accept account ad adchoices ads advert advertise advertisement advertising alerts \
    all android app apps archive archives article articles author back blog bookmark breaking browse button cancel \
    careers category categories channel click close comment comments contact continue cookie cookies copy copyright \
    coupons coupon dark deals disclaimer discover donate download e-mail edition email embed enable enter episodes \
    events expand explore facebook faq faqs favorites favourites feed feedback filed flipboard follow followers font \
    footer forgot free gallery galleries games gmail header help hide home homepage horoscope horoscopes inbox info \
    instagram jobs join jump latest learn leave license like likes link linkedin links list listen live load loading \
    local log login logout mail main menu message messenger mobile mode more most navigation network newsletter \
    newsletters news next notifications obituaries online opinion options page pages partners password pinterest \
    play player playlist podcast podcasts policy popular post posted posts powered preferences press previous \
    print privacy profile promo promoted publish published puzzles quiz read reader recipes recommended recommends \
    reddit refresh register related replies reply report reprints reserved reset results review rights rss sale save \
    scroll search section sections see select send settings share shared shares shop show sidebar sign signin signup \
    sitemap sites skip skype slideshow snapchat sponsored sponsor sports staff stories story stream submit subscribe \
    subscriber subscribers subscription support switch tag tagged tags telegram terms theme tiktok toggle top topic \
    topics transcript trending tumblr tweet twitter unsubscribe update updated upload use username version video \
    videos view views visit vote watch weather website whatsapp widget wishlist youtube your zoom";

const SECONDS: &str = "you your yours yourself tu tus su usted ustedes vous votre vos ihr ihre ihnen sie";

const WES: &str =
    "we our us ours we're we'll we've nosotros nuestro nuestra nuestros nuestras nous notre nos wir unser unsere";

const THIRDS: &str = "he she his her him hers he's she's himself herself they their them él ella il elle er";

const FIRSTS: &str = "i me my mine i'm i've i'd i'll";

const SPEECHES: &str = "said says say told tells asked asks replied replies answered added adds warned warns argued argues \
    claimed claims insisted insists explained explains admitted admits announced confirmed confirms denied denies called \
    calls wrote writes noted notes urged urges promised accused complained recalled stressed testified tweeted posted \
    shouted demanded joked quipped dijo dice afirmó aseguró explicó señaló declaró añadió dit déclaré expliqué affirme \
    ajoute sagte erklärte betonte";

const TITLES: &str = "news times post tribune courier herald gazette observer chronicle daily journal today wire telegraph guardian \
    mail standard star express quarterly weekly broadcasting radio tv television agency monitor globe mirror \
    bulletin dispatch examiner inquirer sentinel register echo argus ledger newspaper magazine independent network \
    messenger mercury clarion advertiser fm review digest newswire spectator insider letter outlook sun beacon \
    diario voz courrier noticias zeitung tageblatt anzeiger gazzetta corriere giornale jornal folha dagblad tidende \
    avis posten gazetesi gazeta kurier presse prensa periódico heraldo nación pioneer statesman recorder intelligencer \
    telegram scotsman channel headlines tribuna correo vanguardia imparcial mercurio espectador figaro dépêche nouvelles \
    voix républicain rundschau allgemeine nachrichten abendblatt morgenpost handelsblad nieuwsblad repubblica messaggero \
    globo correio expresso nyheter tidning bladet dagbladet aftenposten gazete haber";

const MONTHS: &str = "january february march april may june july august september october november december \
    jan feb mar apr jun jul aug sep sept oct nov dec enero febrero marzo abril mayo junio julio agosto septiembre \
    octubre noviembre diciembre janvier février avril juin juillet août septembre octobre novembre décembre januar \
    februar märz juni juli oktober dezember janeiro fevereiro março maio junho julho setembro outubro novembro dezembro";

const WEEKDAYS: &str = "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun lunes martes \
    miércoles jueves viernes sábado domingo lundi mardi mercredi jeudi vendredi samedi dimanche montag dienstag mittwoch \
    donnerstag freitag samstag sonntag";

const FUNCTION_WORDS: [&str; 11] = [
    "a an the and or but if of to in on at by for from with without into over under after before since until while \
     as than then that this these those there here it its he she they them his her their we our us i my me you is are \
     was were be been being has have had do does did will would can could should may might must not no nor so such \
     also only just when where which who whom whose what why how because although about against between during \
     through both each some any more most other another same said had",
    "le la les l un une des du de et ou mais dans sur sous avec sans pour par que qui quoi dont où est sont était été \
     être avoir il elle ils elles nous vous je tu ce cette ces son sa ses leur leurs au aux ne pas plus se en y comme",
    "der die das den dem des ein eine einen einem einer und oder aber in im an am auf für von vom zu zum zur mit ohne \
     bei nach aus über unter ist sind war waren wird werden wurde hat haben hatte nicht auch nur noch wie als dass sich \
     es er sie wir ihr ich sein seine ihre durch gegen um wenn",
    "el la los las un una unos unas y o pero en de del al a con sin por para que quien se su sus es son era fue ser ha \
     han había no más como lo le les este esta estos estas ese esa también ya muy entre sobre cuando desde hasta",
    "o a os as um uma e ou mas em no na nos nas de do da dos das ao à aos com sem por pelo pela para que quem se seu sua \
     seus suas é são era foi ser tem não mais como este esta isso também já muito entre sobre quando desde até",
    "il lo la i gli le un uno una e o ma in di del della dei delle al alla con senza per che chi si suo sua suoi è sono \
     era stato ha hanno non più come questo questa anche già molto tra fra su quando da dal dalla nel nella",
    "de het een en of maar in op aan van voor met zonder door bij naar uit over onder is zijn was waren wordt worden heeft \
     hebben had niet ook nog als dat die dit deze er hij zij ze we wij ik je hun te om",
    "och eller men i på av för med utan om att det den de en ett som är var har hade inte också när från till han hon vi jag \
     du sig sin sina vid efter över under mot kan ska",
    "i oraz lub ale w we na z ze do od dla przez przy po pod nad o że się nie jest są był była było być ma mają jak ten ta to \
     te który która które także już tylko jego jej ich",
    "ve veya ama bir bu şu o da de ki ile için gibi kadar daha en çok mi mı ne olarak olan oldu değil var yok sonra önce her \
     ise hem tarafından",
    "dan atau tetapi di ke dari untuk dengan pada yang ini itu adalah akan telah sudah tidak juga oleh sebagai dalam kami \
     mereka dia ia saya kita bisa ada karena bahwa",
];

/// A word in lower case, packed: its bytes from the highest down, and how many there are.
///
/// Two words of at most [`LONGEST`] bytes are equal exactly if their keys are,
/// and a key costs nothing to hash or compare. Longer words have no key.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(crate) struct Key {
    bytes: u128,
    length: usize,
}

impl Key {
    /// Adds a character as it is.
    pub(crate) fn push(&mut self, c: char) {
        if c.is_ascii() {
            self.push_byte(c as u8);
            return;
        }
        let mut buffer = [0; 4];
        for byte in c.encode_utf8(&mut buffer).bytes() {
            self.push_byte(byte);
        }
    }

    /// Adds a byte of a character as it is.
    pub(crate) fn push_byte(&mut self, byte: u8) {
        self.bytes = self.bytes << 8 | u128::from(byte);
        self.length += 1;
    }

    /// The key of `word` in lower case.
    pub(crate) fn of(word: &str) -> Self {
        let mut key = Self::default();
        if word.is_ascii() {
            word.bytes().for_each(|byte| key.push_byte(byte.to_ascii_lowercase()));
        } else {
            word.chars().flat_map(char::to_lowercase).for_each(|c| key.push(c));
        }
        key
    }

    /// True before the first character.
    pub(crate) const fn is_empty(self) -> bool {
        self.length == 0
    }

    /// True for a word that ends like an English past tense.
    pub(crate) const fn ends_past(self) -> bool {
        self.bytes as u16 == u16::from_be_bytes(*b"ed")
    }

    /// Bytes of the word.
    pub(crate) const fn len(self) -> usize {
        self.length
    }

    /// A number that words share with few others.
    pub(crate) const fn hash(self) -> u32 {
        let folded = (self.bytes as u64) ^ ((self.bytes >> 64) as u64).rotate_left(29);
        (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as u32
    }

    /// The marks of the word; 0 for a word of no list.
    pub(crate) fn marks(self) -> u32 {
        if self.length > LONGEST { 0 } else { WORDS.get(&self.bytes).copied().unwrap_or(0) }
    }
}

type Words = FxHashMap<u128, u32>;

fn add(words: &mut Words, list: &'static str, mark: u32) {
    for word in list.split_whitespace() {
        *words.entry(Key::of(word).bytes).or_default() |= mark;
    }
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mut words = Words::default();
    add(&mut words, CONTROLS, CONTROL);
    add(&mut words, MONTHS, MONTH);
    add(&mut words, WEEKDAYS, WEEKDAY);
    for (list, mark) in
        [(SECONDS, SECOND), (WES, WE), (THIRDS, THIRD), (FIRSTS, FIRST), (SPEECHES, SPEECH), (TITLES, TITLED)]
    {
        add(&mut words, list, mark);
    }
    for word in openers() {
        *words.entry(Key::of(word).bytes).or_default() |= OPENER;
    }
    for ((_, mark), list) in LANGUAGES.into_iter().zip(FUNCTION_WORDS) {
        add(&mut words, list, mark);
    }
    words
});

/// The marks of a word, in any case; 0 for a word of no list.
pub(crate) fn marks(word: &str) -> u32 {
    Key::of(word).marks()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_may_carry_several_marks() {
        assert_ne!(marks("May") & MONTH, 0);
        assert_ne!(marks("may") & FUNCTION, 0);
        assert_eq!(marks("zebra"), 0);
    }

    #[test]
    fn no_listed_word_is_too_long_to_be_found() {
        let lists = FUNCTION_WORDS
            .into_iter()
            .chain([CONTROLS, MONTHS, WEEKDAYS, SECONDS, WES, THIRDS, FIRSTS, SPEECHES, TITLES]);
        assert!(lists.flat_map(str::split_whitespace).all(|word| word.len() <= LONGEST));
    }
}
