package dev.countersign.change;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The reader of one line of a CODEOWNERS file.
final class OwnersLine {
  private static final Pattern USER = Pattern.compile("^@([A-Za-z0-9_-]{1,100})$");
  private static final Pattern TEAM =
      Pattern.compile("^@([A-Za-z0-9_-]{1,100})/([A-Za-z0-9._-]{1,255})$");
  private static final Pattern ADDRESS = Pattern.compile("^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$");

  private OwnersLine() {}

  /// What the line says; empty for a blank line or a comment.
  ///
  /// @throws IllegalArgumentException with a sentence where the line is wrong
  static Optional<CodeOwners.Entry> read(int number, String line) {
    List<String> tokens = tokens(line);
    if (tokens.isEmpty()) {
      return Optional.empty();
    }
    String pattern = tokens.getFirst();
    List<Owner> owners = tokens.stream().skip(1).map(OwnersLine::owner).toList();
    return Optional.of(
        new CodeOwners.Entry(paths(pattern), new CodeOwners.Line(number, pattern, owners)));
  }

  /// What stands between spaces, up to a comment; a backslash keeps a space inside the pattern.
  private static List<String> tokens(String line) {
    List<String> tokens = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      if (Character.isWhitespace(line.charAt(at))) {
        at++;
      } else if (line.charAt(at) == '#') {
        return tokens;
      } else {
        int end = end(line, at);
        tokens.add(line.substring(at, end));
        at = end;
      }
    }
    return tokens;
  }

  private static int end(String line, int start) {
    int at = start;
    while (at < line.length() && !Character.isWhitespace(line.charAt(at))) {
      at += line.charAt(at) == '\\' ? 2 : 1;
    }
    return Math.min(at, line.length());
  }

  private static Owner owner(String text) {
    Matcher user = USER.matcher(text);
    if (user.find()) {
      return new Owner.User(new Login(user.group(1)));
    }
    Matcher team = TEAM.matcher(text);
    if (team.find()) {
      return new Owner.Team(new TeamName(team.group(1), team.group(2)));
    }
    if (ADDRESS.matcher(text).find()) {
      return new Owner.Email(text);
    }
    throw new IllegalArgumentException(
        "'%s' is no owner; write @person, @organisation/team or an e-mail address".formatted(text));
  }

  private static Wildcard paths(String pattern) {
    refuse(pattern.startsWith("!"), pattern, "begins with !, which takes nothing out here");
    refuse(pattern.contains("["), pattern, "has a [ ], which chooses nothing here");
    refuse(pattern.contains("{"), pattern, "has a { }, which chooses nothing here");
    refuse(pattern.contains("\\#"), pattern, "has an escaped #, which does not work here");
    refuse(pattern.contains("***"), pattern, "has three stars; write **");
    refuse(pattern.equals("/"), pattern, "matches nothing; write * for everything");
    String rooted = GitPattern.rooted(pattern);
    String files = rooted.endsWith("/") ? rooted + "**" : rooted;
    List<Step> steps = new ArrayList<>(PatternReader.read(files, PatternReader.Dialect.OWNERS));
    if (goesDown(pattern, files)) {
      // What names a folder owns all below it.
      steps.addAll(List.of(new Step.Perhaps(2), new Step.Exactly('/'), new Step.Run(true)));
    }
    return new Wildcard(steps);
  }

  /// A last `*` of its own matches files of one folder only, unless it is all of the pattern.
  private static boolean goesDown(String pattern, String files) {
    return pattern.equals("*")
        || !(files.equals("*") || files.endsWith("/*") || files.endsWith("/**"));
  }

  private static void refuse(boolean wrong, String pattern, String why) {
    if (wrong) {
      throw new IllegalArgumentException("the pattern '%s' %s".formatted(pattern, why));
    }
  }
}
