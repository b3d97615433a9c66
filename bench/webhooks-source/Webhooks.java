import java.io.IOException;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Sends signed deliveries to a real server at a steady rate, each at its own time whatever became
/// of those before it, and tells how long each took to be acknowledged, counted from that time.
final class Webhooks {
  /// The figure that is to be met.
  private static final double MOST_MILLIS = 20;

  private static final int CONNECTIONS = 64;

  private final Plan plan;
  private final Target target;
  private final Bodies bodies;
  private final BlockingQueue<Delivery> due = new ArrayBlockingQueue<>(100_000);
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Map<String, AtomicInteger> refused = new ConcurrentHashMap<>();
  private final long[] nanos;
  private final AtomicInteger answered = new AtomicInteger();

  private Webhooks(Plan plan, Target target) {
    this.plan = plan;
    this.target = target;
    this.bodies = new Bodies(plan.bytes());
    this.nanos = new long[plan.all()];
  }

  /// What is asked for.
  private record Plan(int rate, int seconds, int warmUp, int bytes, String database) {
    static Plan of(List<String> words) {
      Map<String, String> given = new HashMap<>();
      for (int i = 0; i + 1 < words.size(); i += 2) {
        given.put(words.get(i), words.get(i + 1));
      }
      Plan plan =
          new Plan(
              number(given, "--rate", 500),
              number(given, "--seconds", 60),
              number(given, "--warm-up", 15),
              number(given, "--bytes", 20_000),
              given.getOrDefault("--database", ""));
      given.keySet().removeAll(List.of("--rate", "--seconds", "--warm-up", "--bytes", "--database"));
      if (!given.isEmpty() || words.size() % 2 != 0) {
        throw new IllegalArgumentException("not understood: " + String.join(" ", words));
      }
      return plan;
    }

    private static int number(Map<String, String> given, String name, int usual) {
      return Integer.parseInt(given.getOrDefault(name, Integer.toString(usual)));
    }

    int all() {
      return (warmUp + seconds) * rate;
    }

    int warm() {
      return warmUp * rate;
    }
  }

  /// One delivery, ready to be sent.
  ///
  /// @param at when it is to be sent, in nanoseconds
  private record Delivery(int number, byte[] request, String guid, long at) {}

  public static void main(String[] arguments) throws Exception {
    List<String> words = List.of(arguments);
    Plan plan = Plan.of(words.subList(1, words.size()));
    boolean met;
    try (Target target = Target.start(words.getFirst(), plan.database())) {
      Webhooks webhooks = new Webhooks(plan, target);
      webhooks.send();
      target.stop();
      met = webhooks.tell();
    }
    System.exit(met ? 0 : 1);
  }

  private void send() throws InterruptedException {
    for (int i = 0; i < CONNECTIONS; i++) {
      Thread.ofVirtual().start(this::sendWhatIsDue);
    }
    long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
    for (int i = 0; i < plan.all(); i++) {
      Bodies.Body body = bodies.body(i);
      Delivery delivery =
          new Delivery(i, target.request(body), body.guid(), start + i * 1_000_000_000L / plan.rate());
      TimeUnit.NANOSECONDS.sleep(delivery.at() - System.nanoTime());
      due.put(delivery);
      if ((i + 1) % (5 * plan.rate()) == 0) {
        progress(i + 1);
      }
    }
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (answered.get() < plan.all() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private void progress(int sent) {
    System.err.printf(
        "%3d s%s: %,d sent, %,d answered, %,d waiting%n",
        sent / plan.rate(),
        sent <= plan.warm() ? " (warming up)" : "",
        sent,
        answered.get(),
        sent - answered.get());
  }

  private void sendWhatIsDue() {
    try (Connection connection = new Connection(target.port())) {
      while (true) {
        Delivery delivery = due.take();
        String answer = answer(connection, delivery);
        nanos[delivery.number()] = System.nanoTime() - delivery.at();
        if (answer.equals("202")) {
          acknowledged.add(delivery.guid());
        } else {
          refused.computeIfAbsent(answer, status -> new AtomicInteger()).incrementAndGet();
        }
        answered.incrementAndGet();
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  private static String answer(Connection connection, Delivery delivery) {
    try {
      return connection.send(delivery.request());
    } catch (IOException broken) {
      return "broke off: " + broken.getMessage();
    }
  }

  /// @return whether nothing was lost, and it was fast enough
  private boolean tell() throws Exception {
    long[] sorted = Arrays.copyOfRange(nanos, plan.warm(), plan.all());
    Arrays.sort(sorted);
    System.out.printf(
        "%,d deliveries of about %,d bytes at %d a second for %d s, after %d s of warming up%n",
        sorted.length, plan.bytes(), plan.rate(), plan.seconds(), plan.warmUp());
    System.out.printf(
        "acknowledged after: p50 %.1f ms, p95 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, longest %.1f ms%n",
        at(sorted, 0.5), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 0.999), at(sorted, 1));
    boolean kept = count();
    boolean fast = at(sorted, 0.99) < MOST_MILLIS;
    System.out.printf("p99 under %.0f ms: %s%n", MOST_MILLIS, fast ? "yes" : "no");
    return kept && fast;
  }

  private boolean count() throws Exception {
    int lost = 0;
    int stored = 0;
    try (var connection = DriverManager.getConnection(target.database());
        var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT guid FROM delivery")) {
      while (rows.next()) {
        stored++;
        acknowledged.remove(rows.getString(1));
      }
      lost = acknowledged.size();
    }
    System.out.printf(
        "with warming up: %,d sent, %,d answered, %,d stored; acknowledged and not stored: %,d; other answers: %s%n",
        plan.all(), answered.get(), stored, lost, refused.isEmpty() ? "none" : new TreeMap<>(refused));
    return lost == 0 && stored == plan.all();
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
  }
}
