package chat.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.protocol.unicode.InvalidNameException;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NickTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice",
        "A.b-c_9",
        "7",
        "-x-",
        "Ren\u00E9",
        "\u0410\u043D\u043D\u0430",
        "\u4F60\u597D",
        "\u5C71\u7530\u3055\u3093\u30AB\u30CA", // kanji, hiragana and katakana
        "\u30B5\u30FC\u30D0\u30FC", // katakana with its prolonged sound marks
        "\u3089\u30FC\u3081\u3093", // hiragana with one
        "\uD55C\uAD6D\u97D3", // hangul and hanja
        "\u4F60\u3105", // han and bopomofo
        "\u10D2\u10D4\u10DD",
        "\u0645\u062D\u0645\u062F\u0663", // Arabic with a digit of its own
        "\u0410\u043D\u043D\u04309", // 0 to 9 go with any script
        "\u0939\u093F\u0928\u094D\u0926\u0940", // Hindi, in its own script as the next three
        "\u0BA4\u0BAE\u0BBF\u0BB4\u0BCD", // Tamil
        "\u09AC\u09BE\u0982\u09B2\u09BE", // Bangla
        "\u0E44\u0E17\u0E22", // Thai
        "\u0E19\u0E49\u0E33", // Thai with a tone mark and a vowel that decomposes
        "\u0645\u064F\u062D\u064E\u0645\u064E\u0651\u062F", // Arabic with its vowels
        "\u05E9\u05B8\u05C1\u05DC\u05D5\u05B9\u05DD", // Hebrew with points
        "\u0F56\u0F66\u0F92\u0FB2\u0F74\u0F56\u0F66", // Tibetan, three marks on a letter
        "\u1E8D\u0301", // Latin with a mark that does not compose
      })
  void lettersDigitsAndThreeMarksOfOneScriptMakeANick(String nick) {
    assertEquals(nick, Nick.of(nick).value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "._-",
        "a b",
        "a\tb",
        "a\nb",
        "a\u0000",
        "a\u001B[m",
        "a:b",
        "#a",
        "@a",
        "a*",
        "[a]",
        "a\u00A0b",
        "a\u3000b",
        "\uD83D\uDE00",
        "a\uFFFD",
        "a\u00B2", // these would be 2, 1 and _ in another form
        "a\u2460",
        "a\uFE4F",
        "a\uD800",
      })
  void anythingElseIsRefused(String nick) {
    assertThrows(InvalidNameException.class, () -> Nick.of(nick));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p\u0430ypal", // a Cyrillic a
        "\u0391lice", // a Greek Alpha
        "al\u0456ce",
        "\u4F60bob",
        "a\uD835\uDC1B\u0441", // a mathematical b beside a Cyrillic s
        "\uD835\uDC1A\u043B\u0435\u043A\u0441", // a mathematical a, Cyrillic after it
        "a\u00B5", // the micro sign is a Greek mu
        "guest\u30FC7", // a katakana mark that looks like a dash
        "guest\u06407", // an Arabic stroke that looks like a line
        "o\u02BCneil", // a letter that looks like an apostrophe
        "\u30AB\uAC00", // katakana and hangul
        "guest-\u0661", // digits of other scripts belong to these
      })
  void mixedScriptsAreRefused(String nick) {
    var refused = assertThrows(InvalidNameException.class, () -> Nick.of(nick));
    assertEquals("a nick has letters of one script only", refused.getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x115F, 0x1160, 0x3164, 0xFFA0, 0x13441, 0x13442, // letters without a shape
        0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, 0x180E, // zero width
        0x200E, 0x200F, 0x061C, 0x202E, 0x2067, // directions
        0x034F, 0xFE0F, 0xE0100, 0xE0041, // joiners, variations, tags
        0x20E3, 0x0489, 0x0E31, 0x20D7, 0x064E, // marks of no letter, or of another script's
        0x17B4, 0x180B, 0x180F, // marks without a shape
        0x2800, // a braille pattern without dots
      })
  void invisibleCharactersAreRefused(int codePoint) {
    String hidden = Character.toString(codePoint);
    assertThrows(InvalidNameException.class, () -> Nick.of("bob" + hidden + "y"));
    assertThrows(InvalidNameException.class, () -> Nick.of(hidden + "bob"));
    assertThrows(InvalidNameException.class, () -> Nick.of(hidden));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u0301bob", // on no letter
        "-\u0301bob",
        "7\u0301",
        "\u093F\u0939",
        "\u0966\u093F", // on a digit
        "\u0E33", // decomposes to a mark and a letter
        "bo\u093F", // of another script
        "\u0939\u09BF",
        "bo\u064Eb", // of no script, but an Arabic vowel
        "\u0431\u1DC4", // of no script, from another block than most
        "i\u0307vo", // a dot on a letter that has one
        "j\u0323\u0307",
        "bo\u0301\u0301", // twice the same
        "bo\u0316\u0317\u0318\u0319\u0301", // five on a letter
        "\u1EC7\u0331\u0308\u030A",
      })
  void marksThatFitNoLetterAreRefused(String nick) {
    var refused = assertThrows(InvalidNameException.class, () -> Nick.of(nick));
    assertEquals(
        "a nick has marks on letters of their script only, at most 4 on each",
        refused.getMessage());
  }

  @Test
  void letterHasUpToFourMarks() {
    for (String nick : new String[] {"bo\u0316\u0317\u0318\u0301", "\u1EC7\u0331\u0308"}) {
      assertEquals(Nick.of(nick), Nick.of(nick.toUpperCase(Locale.ROOT)));
    }
  }

  @Test
  void letterThatLooksLikeAPhraseIsRefused() {
    assertThrows(InvalidNameException.class, () -> Nick.of("\uFDFA"));
  }

  @Test
  void letterAndMarkThatComposeAreOneCharacter() {
    assertEquals("Ren\u00E9", Nick.of("Rene\u0301").value());
    assertEquals(Nick.of("\u1EC7".repeat(32)), Nick.of("e\u0323\u0302".repeat(32)));
  }

  @Test
  void composedSpellingIsKept() {
    for (String nick : new String[] {"Alice", "\uFB00", "\uFF42\uFF4F\uFF42", "\u1E9E"}) {
      assertEquals(nick, Nick.of(nick).value());
    }
  }

  @Test
  void nickHasAtMost32CharactersOfAnyBytes() {
    for (String letter : new String[] {"a", "\u00E9", "\u4F60", "\uD840\uDC00"}) {
      assertEquals(letter.repeat(32), Nick.of(letter.repeat(32)).value());
      var refused = assertThrows(InvalidNameException.class, () -> Nick.of(letter.repeat(33)));
      assertEquals("a nick has at most 32 characters", refused.getMessage());
    }
  }

  @Test
  void nickOfMegabytesIsRefusedAtOnce() {
    // The time to compose these grows with the square of their count: hours for this many.
    String marks = "a" + "\u0301\u0316".repeat(4_000_000);
    assertTimeoutPreemptively(
        Duration.ofMinutes(2),
        () -> assertThrows(InvalidNameException.class, () -> Nick.of(marks)));
  }

  @ParameterizedTest
  @CsvSource({
    "alice, ALICE",
    "\uFB00, ff",
    "\uFB00, FF",
    "\u212Bke, \u00C5ke",
    "A\u030Ake, \u00E5ke",
    "\uFF42\uFF4F\uFF42, bob",
    "\uD835\uDC1Bob, Bob",
    "stra\u00DFe, STRASSE",
    "stra\u1E9Ee, strasse",
    "\u1E9E, \u00DF",
    "\u03BF\u03B4\u03BF\u03C2, \u039F\u0394\u039F\u03A3",
    "\u03BF\u03B4\u03BF\u03C2, \u03BF\u03B4\u03BF\u03C3",
    "\u017Fam, sam",
    "\u212Aim, kim",
    "\u01F0, \u01F0",
    "\u2126, \u03C9",
    "\uFF76\uFF9E, \u30AC",
    "\u1FB3, \u1FBC",
    "I, i",
    "\u0131da, ida",
    "\u0E19\u0E49\u0E33, \u0E19\u0E49\u0E4D\u0E32", // a vowel sign and its parts
    "\u09AC\u09CB, \u09AC\u09C7\u09BE",
    "\u1E8D\u0301, X\u0308\u0301",
    "A\u0301\u0316, \u00E1\u0316",
  })
  void nicksThatDifferInCaseOrFormAreEqual(String one, String other) {
    assertEquals(Nick.of(one), Nick.of(other));
    assertEquals(Nick.of(one).hashCode(), Nick.of(other).hashCode());
  }

  @ParameterizedTest
  @CsvSource({"alice, alicia", "e, \u00E9", "a.b, a-b", "a1, al", "\u0130, i", "\u0660, 0"})
  void differentNicksAreNotEqual(String one, String other) {
    assertNotEquals(Nick.of(one), Nick.of(other));
  }

  @Test
  void equalityIsIndependentOfTheLocale() {
    Locale before = Locale.getDefault();
    try {
      for (String tag : new String[] {"tr", "az", "lt", "el", "ar-EG"}) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        assertEquals(Nick.of("TITIUS"), Nick.of("titius"), tag);
        assertNotEquals(Nick.of("\u0130"), Nick.of("i"), tag);
        assertTrue(Nick.of("GUEST-12").isReserved(), tag);
      }
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "alice, alice",
    "'bob:\u00A0hi', 'bob\uFFFD\uFFFDhi'",
    "'[bob]', '\uFFFDbob\uFFFD'",
    "'a\tb\u200B\u202E\u001B', 'a\uFFFDb\uFFFD\uFFFD\uFFFD'",
    "'\u0301a:\u0301', '\uFFFDa\uFFFD\uFFFD'",
    "'a\u0301\u0301\u0301\u0301\u0301\u0301', 'a\u0301\u0301\u0301\u0301\uFFFD\uFFFD'",
    "'\u0939\u093F\u0928\u094D\u0926\u0940:', '\u0939\u093F\u0928\u094D\u0926\u0940\uFFFD'",
    "'a\u034F\u036F', 'a\uFFFD\uFFFD'",
    "'\uDBFF', '\uFFFD'",
    "'\u0378', '\u0378'", // not assigned yet: a newer server may know it for a letter
  })
  void receivedNickIsMadeHarmless(String received, String shown) {
    assertEquals(shown, Nick.received(received).value());
    assertEquals(Nick.received(received), Nick.received(shown));
  }

  @Test
  void longReceivedNickDoesNotBecomeAnotherNick() {
    assertEquals("A".repeat(31) + "\uFFFD", Nick.received("A".repeat(33)).value());
    assertEquals("A".repeat(32), Nick.received("A".repeat(32)).value());
  }
}
