package dev.countersign.change.dependencies;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The reader of a Gemfile, as far as it is written plainly: a line of other Ruby is something else
/// than a dependency.
final class GemfileManifest implements FileReader {

  @Override
  public boolean reads(String path) {
    String name = Surroundings.name(path);
    return name.equals("Gemfile") || name.equals("gems.rb");
  }

  @Override
  public Ecosystem ecosystem() {
    return Ecosystem.BUNDLER;
  }

  @Override
  public Contents read(String text, Surroundings around) {
    Reading reading = new Reading();
    StringBuilder open = new StringBuilder();
    for (String line : text.lines().toList()) {
      String bare = Lines.withoutComment(line).strip();
      open.append(open.isEmpty() ? "" : " ").append(bare);
      if (!bare.endsWith(",")) {
        reading.take(open.toString());
        open.setLength(0);
      }
    }
    reading.take(open.toString());
    return new Contents(reading.declared, reading.used, reading::rest);
  }

  private static final class Reading {
    private static final Pattern CONSTANT =
        Pattern.compile("([A-Za-z_]\\w*+)\\s*+=\\s*+(?:\"([^\"#]*+)\"|'([^']*+)')");
    private static final Pattern GROUP = Pattern.compile("group\\b(.*+)");
    private static final Pattern BLOCK =
        Pattern.compile(
            "(?:.*\\bdo(?:\\s*+\\|[^|]*+\\|)?+|(?:if|unless|case|begin|def|while)\\b.*+)");

    private final List<Declared> declared = new ArrayList<>();
    private final List<String> rest = new ArrayList<>();
    private final Map<String, String> constants = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Deque<Boolean> blocks = new ArrayDeque<>();
    private int developmentBlocks;

    void take(String line) {
      if (line.isEmpty()) {
        return;
      }
      boolean dev = developmentBlocks > 0;
      GemLine gem = GemLine.read(line, constants, used);
      if (gem != null) {
        declared.add(gem.declared(dev));
        return;
      }
      Matcher constant = CONSTANT.matcher(line);
      if (constant.matches()) {
        String value = constant.group(2) == null ? constant.group(3) : constant.group(2);
        constants.put(constant.group(1), value);
      }
      rest.add(line);
      follow(line);
    }

    private void follow(String line) {
      if (line.equals("end")) {
        developmentBlocks -= Boolean.TRUE.equals(blocks.pollLast()) ? 1 : 0;
      } else if (BLOCK.matcher(line).matches()) {
        Matcher group = GROUP.matcher(line);
        boolean development = group.matches() && GemLine.areForDevelopment(group.group(1));
        blocks.addLast(development);
        developmentBlocks += development ? 1 : 0;
      }
    }

    /// The other lines; of constants that hold a gem's version, their names only.
    List<String> rest(Set<String> versions) {
      return rest.stream().map(line -> withoutVersion(line, versions)).toList();
    }

    private static String withoutVersion(String line, Set<String> versions) {
      Matcher constant = CONSTANT.matcher(line);
      return constant.matches() && versions.contains(constant.group(1)) ? constant.group(1) : line;
    }
  }
}
