package chat.server.log.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.protocol.Nick;
import chat.protocol.unicode.InvalidNameException;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A claimed nick against the tricks by which people imitate it. */
class NickFormsTest {
  private final MemoryAccounts accounts = new MemoryAccounts();

  private static boolean lookAlike(String one, String other) {
    return !Collections.disjoint(NickForms.of(Nick.of(one)), NickForms.of(Nick.of(other)));
  }

  @ParameterizedTest
  @CsvSource({
    "case, alice, ALICE",
    "case of a letter with two lower cases, ΣΟΦΟΣ, σοφος",
    "sharp s, strasse, STRAẞE",
    "width, alice, ａｌｉｃｅ",
    "ligature, fiona, ﬁona",
    "mathematical letters, alice, 𝒂𝒍𝒊𝒄𝒆",
    "wide digits, r2d2, r２d２",
    "composed and decomposed, zoë, zoe\u0308",
  })
  void otherSpellingIsTheSameNick(String trick, String claimed, String spelling) throws Exception {
    accounts.create(Nick.of(claimed), "", 1);
    assertEquals(true, accounts.claim(Nick.of(spelling)).orElseThrow().isExact(), trick);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "al\u200Bice", // zero-width space
        "al\u200Cice", // zero-width non-joiner
        "al\u200Dice", // zero-width joiner
        "al\u2060ice", // word joiner
        "\uFEFFalice",
        "al\u00ADice", // soft hyphen
        "al\u034Fice", // combining grapheme joiner
        "ali\u115Fce", // Hangul filler
        "alice\uFE0F", // variation selector
        "alice\u202E", // right-to-left override
        "аlice", // Cyrillic a among Latin letters
        "alιce", // Greek iota among Latin letters
        "l٥l", // an Arabic digit, which looks like an o, among Latin letters
        "ⓑⓞⓑ", // letters in circles
        "r2d²", // a superscript digit
      })
  void trickThatNoNickMayHaveIsRefusedToAll(String nick) {
    assertThrows(InvalidNameException.class, () -> Nick.of(nick));
  }

  @ParameterizedTest
  @CsvSource({
    "Cyrillic, scope, ѕсоре",
    "Cyrillic capitals, HOPE, НОРЕ",
    "Greek capitals, ANNA, ΑΝΝΑ",
    "Greek claimed by Latin, ΑΝΝΑ, ANNA",
    "Greek claimed in lower case, αννα, ANNA",
    "Cherokee, DRAW, ᎠᎡᎪᎳ",
    "Armenian, hnu, հոս",
    "Lisu, BOB, ꓐꓳꓐ",
    "Greek whose compatible form looks different, coco, ϲοϲο",
    "Greek capitals whose compatible form looks different, CAP, ϹΑΡ",
    "small capitals, jacklambhugfz, ᴊᴀᴄᴋʟᴀᴍʙʜᴜɢꜰᴢ",
    "digit for a letter, bob, b0b",
    "one for l, alice, a1ice",
    "capital i for l, alice, aIice",
    "l for capital i, Ivan, lvan",
    "rn for m, modern, rnodern",
    "m for rn, corner, comer",
    "separators, al-ice, al_ice",
    "separator left out, al-ice, alice",
    "marks, alice, álicé",
    "dotless i, alice, alıce",
    "barred o, bob, bøb",
    "small capitals, scan, ꜱᴄᴀɴ",
    "Han radicals, 二人, ニ人",
    "Katakana and Han, 力, カ",
    "zero for o, lol, l0l",
  })
  void nickThatLooksLikeTheClaimedOneIsRefusedToOthers(
      String trick, String claimed, String spelling) {
    assertEquals(true, lookAlike(claimed, spelling), trick);
  }

  @ParameterizedTest
  @CsvSource({
    "alice, alicia",
    "alice, alice-2",
    "bob, rob",
    "anna, hannah",
    "bob1, bob2",
    "राम, रमा",
    "กา, กี",
    "ذكر, ذَكَرَت",
    "가나, 나가",
    "小林, 小森",
    "さくら, さくり",
    "иван, олег",
  })
  void nickThatLooksDifferentIsFree(String claimed, String other) {
    assertEquals(false, lookAlike(claimed, other));
  }

  @Test
  void nickHasFewForms() {
    for (String nick :
        new String[] {"alice", "Ivan", "ΑΝΝΑ", "НОРЕ", "राम", "zoë_x.y-z", "mmmmmm"}) {
      int forms = NickForms.of(Nick.of(nick)).size();
      assertEquals(true, forms <= NickForms.MOST, nick + " has " + forms);
    }
  }
}
