package dev.countersign.change;

import com.google.re2j.Pattern;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The words of a text: how names compare, and what counts as a word at all.
///
/// A word has a letter or a digit. Characters that Unicode calls letters but nobody sees do not
/// count.
final class Words {
  private static final String UNSEEN_LETTERS = "\u115F\u1160\u3164\uFFA0\u17B4\u17B5";
  private static final Pattern KEYCAP = Pattern.compile("[0-9#*]\\x{FE0F}?\\x{20E3}");
  private static final Pattern SHORTCODE = Pattern.compile(":[a-z0-9_+-]+:");
  private static final Pattern LEADING_NUMBER =
      Pattern.compile("^[^\\pL\\pN]*[0-9]+(?:(?:\\.[0-9]+)+\\s+|(?:\\.[0-9]+)*[.):]+\\s*)");
  private static final Pattern SPACE = Pattern.compile("[\\s\\pZ]+");

  private Words() {}

  /// A stretch of letters and digits, from start to end, in lower case.
  record Word(int start, int end, String text) {}

  /// The stretches of letters and digits, in order.
  static List<Word> in(String text) {
    List<Word> words = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int end = at;
      while (end < text.length() && counts(text.codePointAt(end))) {
        end += Character.charCount(text.codePointAt(end));
      }
      if (end > at) {
        words.add(new Word(at, end, lower(text.substring(at, end))));
        at = end;
      } else {
        at += Character.charCount(text.codePointAt(at));
      }
    }
    return words;
  }

  /// The same as plain texts.
  static List<String> of(String text) {
    return in(text).stream().map(Word::text).toList();
  }

  /// How many words a reader counts: what stands between spaces and has a letter or a digit.
  static int count(String text) {
    int count = 0;
    for (String token : SPACE.split(text)) {
      count += any(token) ? 1 : 0;
    }
    return count;
  }

  static boolean any(String text) {
    return text.codePoints().anyMatch(Words::counts);
  }

  /// The form in which names compare: no case, emoji, punctuation, spaces or leading numbers.
  static String name(String text) {
    String plain = withoutEmoji(text);
    String unnumbered = LEADING_NUMBER.matcher(plain).replaceFirst("");
    return any(unnumbered) ? run(unnumbered) : run(plain);
  }

  /// Whether two choices are the same: they compare as names, but numbers that differ are different
  /// choices.
  static boolean sameChoice(String one, String other) {
    boolean numbered = numbered(one) && numbered(other);
    return numbered
        ? run(withoutEmoji(one)).equals(run(withoutEmoji(other)))
        : any(one) && name(one).equals(name(other));
  }

  private static boolean numbered(String text) {
    return LEADING_NUMBER.matcher(withoutEmoji(text)).find();
  }

  private static String withoutEmoji(String text) {
    return SHORTCODE.matcher(KEYCAP.matcher(text.strip()).replaceAll("")).replaceAll("");
  }

  private static String run(String text) {
    return String.join("", of(text));
  }

  private static String lower(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  private static boolean counts(int character) {
    return Character.isLetterOrDigit(character) && UNSEEN_LETTERS.indexOf(character) < 0;
  }
}
