package dev.countersign.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Durable inbox and work list: a delivery is kept before it is acknowledged, a piece of work until
/// it is done. Every method may throw [StoreDown].
public interface Queue {
  /// How long events that follow one another closely can put off work, counted from the first.
  Duration LONGEST_WAIT = Duration.ofSeconds(3);

  /// Keeps a delivery and the work that it causes, both or neither.
  ///
  /// @return false where that delivery was kept before; then nothing is added
  boolean accept(Received received, List<Work> work);

  /// Those of these deliveries that are kept.
  ///
  /// @param guids of any hook
  Set<String> kept(Collection<String> guids);

  /// Adds work. Where work on the subject waits already the two become one: an event that follows
  /// another puts it off, up to [#LONGEST_WAIT] after the first; all else makes it due at the
  /// earlier time.
  void add(Work work);

  /// Claims up to `most` pieces of work that are due and that nobody works on: most urgent first,
  /// then in turn by group, then oldest first. A claim holds for `lease`; then it counts as dead,
  /// and another may claim it.
  List<Work.Claim> claim(Instant now, Duration lease, int most);

  /// Holds a claim longer.
  ///
  /// @return false where it is no longer held
  boolean renew(Work.Claim claim, Instant until);

  /// Whether more was wished on the subject since it was claimed, or the claim is no longer held.
  boolean superseded(Work.Claim claim);

  /// Ends a run that succeeded. Where more was wished during the run, the work is due again at the
  /// earliest time wished, without notes.
  ///
  /// @return false where the claim was no longer held
  boolean done(Work.Claim claim, Instant now);

  /// Ends a run that failed, or hands work back: due again at `due`, without notes.
  void again(Work.Claim claim, Instant due, String why, boolean countAttempt);

  /// Puts work aside after its last attempt; only somebody's wish brings it back. Where more was
  /// wished during the run, that wish does, and its attempts are counted afresh.
  void park(Work.Claim claim, String why);

  /// Forgets deliveries kept before a time, none of which can come again.
  ///
  /// @return how many
  int forget(Instant before);

  /// When the next piece of work is due, or `never` where there is none: for a loop to sleep.
  Instant nextDue(Instant never);

  /// How much waits, is under way, and is put aside, and since when the oldest waits.
  Depth depth(Instant now);

  /// How many pieces of work that events or people caused are due and not under way, counted no
  /// further than `most`.
  long backlog(Instant now, long most);

  /// What was put aside, in the order of its keys.
  List<Parked> parked(int most);

  /// Brings back what was put aside: due at once, as for somebody who waits for it, its attempts
  /// counted afresh.
  ///
  /// @return false where nothing of that key is put aside
  boolean retry(String key, Instant now);

  /// A piece of work that was put aside.
  ///
  /// @param why what its last attempt ended with
  record Parked(String key, String group, String why) {}

  /// A delivery as it came.
  ///
  /// @param hook and guid: the key under which it is kept once
  record Received(String hook, String guid, String event, String body, Instant at) {}

  /// The queue in numbers.
  record Depth(long waiting, long running, long parked, Duration lag) {}
}
