package chat.server.log.account;

import chat.protocol.Nick;
import chat.protocol.unicode.CaseFolding;
import chat.protocol.unicode.Confusables;
import chat.protocol.unicode.LookAlikes;
import chat.protocol.unicode.NameRules;
import chat.protocol.unicode.Normalization;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer.Form;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The forms by which nicks are compared: two nicks that share one look alike. A nick has those of
 * its own spelling, of lower and of upper case. Any thread.
 */
public final class NickForms {
  /** Changes whenever the same nick gets other forms, which must then be stored again. */
  static final String VERSION = Confusables.VERSION + "/2";

  /** The most forms that a nick has: two of each of its spellings, and one of its key. */
  static final int MOST = 9;

  /** The scripts whose accents and separators count for nothing: people forge Latin names most. */
  private static final Set<UnicodeScript> EUROPEAN =
      EnumSet.of(
          UnicodeScript.LATIN,
          UnicodeScript.GREEK,
          UnicodeScript.CYRILLIC,
          UnicodeScript.COMMON,
          UnicodeScript.INHERITED);

  private NickForms() {}

  /** Returns the forms of a nick. */
  public static Set<String> of(Nick nick) {
    // Compatible forms can look different: the lunate sigma looks like a c, and becomes a sigma.
    String compatible = Normalization.of(nick.value(), Form.NFKC);
    String key = NameRules.key(nick.value());
    Set<String> forms = new LinkedHashSet<>();
    for (String cased : List.of(key, nick.value(), compatible, key.toUpperCase(Locale.ROOT))) {
      String form = CaseFolding.of(Confusables.skeleton(cased));
      forms.add(form);
      addEuropean(form, forms);
    }
    addEuropean(key, forms);
    return forms;
  }

  private static void addEuropean(String form, Set<String> forms) {
    if (form.codePoints().mapToObj(UnicodeScript::of).allMatch(EUROPEAN::contains)) {
      forms.add(LookAlikes.skeleton(form));
    }
  }
}
