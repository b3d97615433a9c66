package dev.countersign.rulebook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// The reader of one YAML document from a file that nobody vouches for: bounded in size, depth and
/// aliases, without tags, without a key twice.
public final class YamlReader {
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_DEPTH = 64;
  private static final int MOST_VALUES = 50_000;
  private static final Set<String> CORE_TAGS =
      Set.of("str", "int", "float", "bool", "null", "seq", "map");

  private final Source source;
  private final Problems problems;
  private final Iterator<Event> events;
  private final Map<Anchor, Anchored> anchors = new HashMap<>();
  private int values;

  /// What an anchor names; the node is null while it is still being read.
  private record Anchored(@Nullable Node node, int size) {}

  /// The end of reading: what follows would cost too much or has no meaning.
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Spot spot;

    Refused(Spot spot, String message) {
      super(message, null, false, false);
      this.spot = spot;
    }

    String words() {
      return String.valueOf(getMessage());
    }
  }

  private YamlReader(Source source, String text, Problems problems) {
    this.source = source;
    this.problems = problems;
    this.events =
        new Parse(LoadSettings.builder().setCodePointLimit(MOST_BYTES + 1).build())
            .parseString(text)
            .iterator();
  }

  /// The document, or null where the file has none that can be read; why is then among the
  /// problems.
  public static @Nullable Node read(PolicyFile file, Problems problems) {
    Source source = new Source(file);
    problems.begin(source);
    String text = file.text().startsWith("\uFEFF") ? file.text().substring(1) : file.text();
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      problems.error(
          new Spot(source, 1, 1, 1, 1), "the file is larger than 1 MiB; a policy must not be");
      return null;
    }
    try {
      return new YamlReader(source, text, problems).document();
    } catch (Refused refused) {
      problems.error(refused.spot, refused.words());
    } catch (MarkedYamlEngineException broken) {
      Spot spot = broken.getProblemMark().map(mark -> spot(source, mark, mark)).orElseThrow();
      problems.error(spot, "the file is not YAML: " + broken.getProblem());
    } catch (ReaderException unreadable) {
      problems.error(
          placeOf(source, unreadable.getPosition(), text),
          "the file is not YAML: the character U+%04X is not allowed"
              .formatted(unreadable.getCodePoint()));
    } catch (YamlEngineException broken) {
      problems.error(new Spot(source, 1, 1, 1, 1), "the file is not YAML: " + broken.getMessage());
    }
    return null;
  }

  private static Spot placeOf(Source source, int position, String text) {
    int end = text.offsetByCodePoints(0, Math.min(position, text.codePointCount(0, text.length())));
    String before = text.substring(0, end);
    int line = (int) before.chars().filter(each -> each == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    return new Spot(source, line, column, line, column + 1);
  }

  private @Nullable Node document() {
    Node root = null;
    while (events.hasNext()) {
      Event event = events.next();
      if (!(event instanceof NodeEvent node)) {
        continue;
      }
      if (root != null) {
        throw new Refused(spot(event), "a second document begins here; a policy is one document");
      }
      root = node(node, 1);
    }
    if (root == null) {
      problems.error(new Spot(source, 1, 1, 1, 1), "the file is empty");
    }
    return root;
  }

  private Node node(Event event, int depth) {
    spend(spot(event), 1);
    if (depth > MOST_DEPTH) {
      throw new Refused(spot(event), "nested more than %d deep".formatted(MOST_DEPTH));
    }
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    NodeEvent named = (NodeEvent) event;
    int before = values;
    named.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(null, 0)));
    Node node =
        event instanceof ScalarEvent scalar
            ? text(scalar)
            : collection((CollectionStartEvent) event, depth);
    named.getAnchor().ifPresent(anchor -> anchors.put(anchor, new Anchored(node, values - before)));
    return node;
  }

  private void spend(Spot spot, int more) {
    values += more;
    if (values > MOST_VALUES) {
      throw new Refused(
          spot,
          "more than %d values, those that aliases repeat counted each time"
              .formatted(MOST_VALUES));
    }
  }

  private Node alias(AliasEvent event) {
    Anchored anchored = anchors.get(event.getAlias());
    String name = Shown.quoted("*" + event.getAlias().getValue());
    if (anchored == null) {
      throw new Refused(spot(event), "nothing before it is named as %s says".formatted(name));
    }
    Node node = anchored.node();
    if (node == null) {
      throw new Refused(spot(event), "%s would contain itself".formatted(name));
    }
    spend(spot(event), anchored.size());
    return node;
  }

  private Node text(ScalarEvent event) {
    refuseTag(event.getTag(), event);
    return new Node.Text(event.getValue(), event.isPlain(), spot(event));
  }

  private Node collection(CollectionStartEvent start, int depth) {
    refuseTag(start.getTag(), start);
    return start.getEventId() == Event.ID.SequenceStart
        ? items(start, depth)
        : fields(start, depth);
  }

  private Node items(CollectionStartEvent start, int depth) {
    List<Node> items = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(event, depth + 1));
      event = events.next();
    }
    return new Node.Items(items, whole(start, event, items.isEmpty() ? null : items.getLast()));
  }

  private Node fields(CollectionStartEvent start, int depth) {
    Map<String, Node.Field> fields = new java.util.LinkedHashMap<>();
    Node last = null;
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      Node key = node(event, depth + 1);
      last = node(events.next(), depth + 1);
      if (key instanceof Node.Text text) {
        add(fields, new Node.Field(text, last));
      } else {
        problems.error(key.spot(), "a key is a plain text, not " + key.kind());
      }
      event = events.next();
    }
    return new Node.Fields(List.copyOf(fields.values()), whole(start, event, last));
  }

  private void add(Map<String, Node.Field> fields, Node.Field field) {
    Node.Field first = fields.putIfAbsent(field.name(), field);
    if (first != null) {
      problems.error(
          field.key().spot(),
          "%s stands twice; the first is on line %d"
              .formatted(Shown.quoted(field.name()), first.key().spot().line()),
          "keep one of them");
    }
  }

  private void refuseTag(Optional<String> tag, Event event) {
    tag.filter(name -> !CORE_TAGS.contains(name.replace("tag:yaml.org,2002:", "")))
        .filter(name -> !name.equals("!"))
        .ifPresent(name ->
            problems.error(
                spot(event),
                "the tag %s is not allowed; a policy has no tags".formatted(Shown.quoted(name)),
                "take it out"));
  }

  /// From where a collection begins to where its last part ends: a block's own end mark lies beyond
  /// the blank lines and comments behind it.
  private Spot whole(CollectionStartEvent start, Event end, @Nullable Node last) {
    Spot from = spot(start);
    Spot to = start.isFlow() || last == null ? spot(end) : last.spot();
    int endLine = Math.max(from.line(), to.endLine());
    return new Spot(source, from.line(), from.column(), endLine, to.endColumn());
  }

  private Spot spot(Event event) {
    return spot(source, event.getStartMark().orElseThrow(), event.getEndMark().orElseThrow());
  }

  private static Spot spot(Source source, Mark from, Mark to) {
    int endLine = to.getLine() + 1;
    while ((endLine > from.getLine() + 1 && source.line(endLine).isBlank())
        || (endLine > from.getLine() + 1 && to.getColumn() == 0 && endLine == to.getLine() + 1)) {
      endLine--;
    }
    return new Spot(source, from.getLine() + 1, from.getColumn() + 1, endLine, to.getColumn() + 1);
  }
}
