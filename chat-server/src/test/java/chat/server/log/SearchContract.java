package chat.server.log;

import static chat.server.log.Drafts.ALICE;
import static chat.server.log.Drafts.CAKE;
import static chat.server.log.Drafts.TEA;
import static chat.server.log.Drafts.many;
import static chat.server.log.Drafts.said;
import static chat.server.log.Drafts.seqs;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every log finds by words, and what it doesn't. */
public abstract class SearchContract extends FilteredSearchContract {
  @Test
  void searchMatchesAllWordsInAnyCaseOldestFirst() throws LogException {
    log()
        .append(
            List.of(
                said(TEA, ALICE, 0, "Green TEA, please"),
                said(TEA, ALICE, 0, "black tea"),
                said(CAKE, ALICE, 0, "green tea cake"),
                said(TEA, ALICE, 0, "teapots are green"),
                said(TEA, ALICE, 0, "Żółta herbata"),
                said(TEA, ALICE, 0, "steam")));
    assertEquals(List.of(1L, 3L), search("green tea"));
    assertEquals(List.of(1L, 2L, 3L), search("TEA"));
    assertEquals(List.of(1L, 3L), search("tea Green"));
    assertEquals(List.of(3L), search("green teapot"));
    assertEquals(List.of(4L), search("żÓŁTA"));
    assertEquals(List.of(), search("green black"));
    assertEquals(List.of(5L), search("steam"));
  }

  @Test
  void searchFindsTheNewestUpToACount() throws LogException {
    log().append(many(TEA, 1, 100));
    assertEquals(List.of(98L, 99L, 100L), seqs(Searches.find(log(), TEA, "n", 3)));
    assertEquals(100, Searches.find(log(), TEA, "n", 1_000).size());
    assertEquals(List.of(), Searches.find(log(), TEA, "n", 0));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // typed | said | whether that is found
        "case               | TeA        | some tea here    | true",
        "case of any script | ЧАЙ        | зелёный чай      | true",
        "case of two forms  | STRASSE    | Hohe Straße      | true",
        "the start          | tea        | teapots          | true",
        "the start of each  | gre te     | green teapots    | true",
        "the middle         | pot        | teapots          | false",
        "the order          | tea green  | green tea        | true",
        "twice              | tea tea    | one tea          | true",
        "accents in either  | cafe       | un café          | true",
        "accents in either  | café       | un cafe          | true",
        "accents, composed  | cafe\u0301 | un caf\u00e9    | true",
        "accents, Cyrillic  | зеленый    | зелёный          | true",
        "no decomposition   | zolta      | żółta            | false",
        "compatible forms   | tea2       | ｔｅａ²          | true",
        "digits             | 42         | at 4242 m        | true",
        "no other digits    | 5          | ٥                | false",
        "an apostrophe      | don't      | I don't know     | true",
        "an apostrophe      | dont       | I don't know     | false",
        "an underscore      | case       | snake_case       | true",
        "a dot              | example    | www.example.org  | true",
        "signs are spaces   | c++        | plain c          | true",
        "signs in words     | a-b        | a b              | true",
        "Chinese anywhere   | 绿茶       | 我们喝绿茶吧     | true",
        "Chinese in order   | 茶绿       | 我们喝绿茶吧     | false",
        "Chinese and Latin  | 绿tea      | 绿tea茶          | true",
        "Japanese anywhere  | お茶       | 緑のお茶をどうぞ | true",
        "a long vowel       | メール     | 新着メールです   | true",
        "before a long one  | メ         | 新着メールです   | true",
        "from a long one on | ールで     | 新着メールです   | true",
        "a word with two    | ヒー       | コーヒーを飲む   | true",
        "a long vowel ends  | コーヒー   | 熱いコーヒー     | true",
        "without the end    | コーヒ     | 熱いコーヒー     | true",
        "a longer vowel     | ーい       | すごーーーい     | true",
        "no long vowel      | すごい     | すごーーーい     | false",
        "digits after one   | 404        | エラー404が出る  | true",
        "a mix after one    | 2台目      | サーバー2台目    | true",
        "Latin after one    | id         | ユーザーIDです   | true",
        "before a long one  | ーを       | Qーを            | true",
        "half width         | メール     | 新着ﾒｰﾙです      | true",
        "half width typed   | ﾒｰﾙ        | 新着メールです   | true",
        "a voiced half      | バス       | 夜行ﾊﾞｽｰ2        | true",
        "a voiced mark      | ー゙       | あー゙い         | true",
        "repeated kanji     | 々の       | 人々の声         | true",
        "repeated kana      | ゝろ       | こゝろ           | true",
        "repeated, voiced   | ヾス       | ミスヾス         | true",
        "a closing mark     | 〆切       | 締〆切1日        | true",
        "1 after a closing  | 1日        | 締切〆1日        | true",
        "zeros              | 〇円       | 一〇〇円         | true",
        "a digit after zero | 2          | 〇2              | true",
        "years              | 五年       | 二〇二五年       | true",
        "Latin before kanji | 入門       | Java入門         | true",
        "Latin of a mix     | java       | Java入門         | true",
        "a mix              | java入     | Java入門         | true",
        "a digit of a mix   | 3月        | 来年3月に        | true",
        "not in a number    | 3月        | 来年13月に       | false",
        "beyond 16 bits     | 野家       | 𠮷野家で         | true",
        "beyond 16 bits     | 𠮷野       | 昨日𠮷野家で     | true",
        "kana are letters   | か         | が               | false",
        "Korean at a start  | 녹차       | 녹차를 주세요    | true",
        "Korean, no middle  | 차         | 녹차를           | false",
        "Thai anywhere      | น้ำ        | ดื่มน้ำชา        | true",
        "Thai vowels first  | แล         | ฉันและเธอ        | true",
        "Thai vowels last   | ละ         | ฉันและเธอ        | true",
        "Thai am            | น้ำช       | ดื่มน้ำชา        | true",
        "Thai repeats       | ๆค         | มากๆครับ         | true",
        "Lao                | ນ້ຳ        | ດື່ມນ້ຳຊາ        | true",
        "Khmer              | តែ         | ខ្ញុំផឹកតែក្តៅ   | true",
        "Myanmar            | ရည်        | လက်ဖက်ရည်ဆိုင်   | true",
        "Thai tones matter  | นำ         | ดื่มน้ำชา        | false",
        "Hindi at a start   | हिन्       | हिन्दी में       | true",
        "Hindi vowels count | हन         | हिन्दी में       | false",
        "Arabic vowels      | محمد       | مُحَمَّد          | true",
      })
  void wordIsMatchedOrNot(String what, String typed, String said, boolean found)
      throws LogException {
    log().append(List.of(said(TEA, ALICE, 0, said)));
    assertEquals(found ? List.of(1L) : List.of(), search(typed), what);
  }

  @Test
  void searchFindsAMessageJustStored() throws LogException {
    for (int i = 1; i <= 20; i++) {
      log().append(List.of(said(TEA, ALICE, 0, "word" + i)));
      assertEquals(List.of((long) i), search("word" + i));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"", "'", "''", "*", "-", "(", ")", ":", "^", "+", ",", ".", "\\", "%", "_", " ", "", "\n",
        "?", "🫖", "\u0301", "\uFFFD", "NEAR(", "\"\"\"", "{", "text :", ";--"
      })
  void signsMatchNothing(String signs) throws LogException {
    log().append(List.of(said(TEA, ALICE, 0, "one " + signs + " two"), said(TEA, ALICE, 0, "one")));
    assertEquals(List.of(1L), search("two " + signs));
    assertEquals(List.of(1L), search(signs + " two one"));
    if (signs.codePoints().noneMatch(Character::isLetter)) {
      assertEquals(List.of(), search(signs), "where there is no word, nothing has it");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AND",
        "OR",
        "NOT",
        "NEAR(tea cake)",
        "tea AND",
        "tea*",
        "text:tea",
        "\"tea",
        "tea\"",
        "^tea",
        "-tea",
        "tea NOT cake",
        "('tea')",
        "NEAR/2",
        "rowid",
        "words MATCH 'tea'"
      })
  void queryOperatorsAreSearchedAsWords(String query) throws LogException {
    log()
        .append(
            List.of(
                said(TEA, ALICE, 0, "something else"),
                said(TEA, ALICE, 0, "this has: " + query + ", all of it")));
    assertEquals(List.of(2L), search(query));
  }

  @Test
  void termsOfScriptsWithoutSpacesMatchAnywhere() throws LogException {
    log()
        .append(
            List.of(
                said(TEA, ALICE, 0, "我们喝绿茶吧"),
                said(TEA, ALICE, 0, "お茶をどうぞ"),
                said(TEA, ALICE, 0, "녹차 주세요")));
    assertEquals(List.of(1L), search("绿茶"));
    assertEquals(List.of(1L, 2L), search("茶"));
    assertEquals(List.of(2L), search("お茶"));
    assertEquals(List.of(3L), search("녹차"));
    assertEquals(List.of(), search("茶绿"));
  }

  @Test
  void veryLongSearchIsAnswered() throws LogException {
    StringBuilder words = new StringBuilder();
    for (int i = 0; words.length() < 65_000; i++) {
      words.append("w").append(i).append(' ');
    }
    log().append(List.of(said(TEA, ALICE, 0, words.toString()), said(TEA, ALICE, 0, "w1 w2")));
    assertEquals(List.of(1L), search(words.toString()));
    assertEquals(List.of(), search("x".repeat(65_000)));
  }
}
