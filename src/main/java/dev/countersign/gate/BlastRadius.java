package dev.countersign.gate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.change.Change;
import dev.countersign.change.People;
import dev.countersign.change.PullRequest;
import dev.countersign.change.Repo;
import dev.countersign.change.Sha;
import dev.countersign.change.TeamName;
import dev.countersign.change.dependencies.FileText;
import dev.countersign.forge.Forge;
import dev.countersign.forge.ForgeDown;
import dev.countersign.forge.Needs.Wanted;
import dev.countersign.forge.PullId;
import dev.countersign.forge.Reading;
import dev.countersign.forge.Reading.PolicyTexts;
import dev.countersign.gate.Assessment.Judged;
import dev.countersign.gate.PolicyShelf.InForce;
import dev.countersign.gate.Publisher.Named;
import dev.countersign.ledger.Watched;
import dev.countersign.policy.Judge;
import dev.countersign.policy.Policy;
import dev.countersign.policy.Verdict;
import dev.countersign.rulebook.PolicyReading;
import dev.countersign.wording.Account;
import dev.countersign.wording.PolicyEffects;
import dev.countersign.wording.PolicyEffects.Effect;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How far a change of the policy reaches: which open pull requests would be judged differently by
/// it. Said as a check of its own, which holds nobody.
final class BlastRadius {
  private static final Logger LOG = LoggerFactory.getLogger(BlastRadius.class);
  private static final int MOST_READ = 20;
  private static final int MOST_JUDGED = 200;
  private static final int MOST = 10_000;

  private final Ports ports;
  private final PolicyShelf shelf;
  private final Recent recent;
  private final Judge judge = new Judge();
  private final Cache<Asked, Account> said =
      Caffeine.newBuilder().maximumSize(200).expireAfterWrite(Duration.ofMinutes(10)).build();

  BlastRadius(Ports ports, PolicyShelf shelf, Recent recent) {
    this.ports = ports;
    this.shelf = shelf;
    this.recent = recent;
  }

  private record Asked(PullId id, Sha head, PolicyTexts inForce) {}

  /// A policy file as the pull request would have it.
  private record Proposed(PullId id, String path, @Nullable String text) {
    boolean ofOrganisation() {
      return id.repo().name().equals(".github") && path.equals(PolicyFiles.OF_ORGANISATION);
    }
  }

  /// A pull request as it was read, and what it is judged by before and after.
  private record Pair(Change change, People people, @Nullable Policy before, Policy after) {}

  /// The check, where the change touches a policy file. It is made anew after ten minutes, and with
  /// each head.
  Optional<Named> of(PullId id, Judged judged, Instant now) {
    Repo repo = id.repo();
    return judged.change().files().texts().stream()
        .filter(file -> PolicyFiles.isPolicy(repo, file.path()))
        .findFirst()
        .map(file -> {
          Asked asked = new Asked(id, judged.change().head(), judged.texts());
          Account known = said.getIfPresent(asked);
          Account account = known == null ? account(asked, judged, file, now) : known;
          return new Named(judged.check() + " / policy change", judged.change().head(), account);
        });
  }

  private Account account(Asked asked, Judged judged, FileText file, Instant now) {
    PullId id = asked.id();
    String author = judged.change().pull().author().login().value();
    Proposed proposed = new Proposed(id, file.path(), file.after());
    if (proposed(proposed, id.repo(), judged.texts()) == null) {
      return PolicyEffects.broken(author, file.path());
    }
    Look look = new Look(proposed, now);
    others(proposed).forEach(look::at);
    Account account = PolicyEffects.of(author, file.path(), look.effects, look.left());
    if (look.down == 0) {
      said.put(asked, account);
    }
    return account;
  }

  private List<Watched> others(Proposed proposed) {
    List<Watched> open =
        proposed.ofOrganisation()
            ? ports.register().open(MOST).stream()
                .filter(other -> other.installation() == proposed.id().installation())
                .toList()
            : ports.register().open(proposed.id().repo());
    return open.stream()
        .filter(other ->
            other.number() != proposed.id().number() || !other.repo().equals(proposed.id().repo()))
        .toList();
  }

  private @Nullable Policy proposed(Proposed proposed, Repo repo, PolicyTexts texts) {
    return shelf.tried(repo, texts, proposed.path(), proposed.text())
            instanceof PolicyReading.Valid valid
        ? valid.policy()
        : null;
  }

  private @Nullable Policy inForce(Repo repo, PolicyTexts texts) {
    return switch (shelf.inForce(repo, texts)) {
      case InForce.Stands stands -> stands.policy();
      case InForce.Kept kept -> kept.policy();
      case InForce.Never never -> null;
      case InForce.None none -> null;
    };
  }

  /// One look at the others, within bounds.
  private final class Look {
    private final Proposed proposed;
    private final Instant now;
    private final List<Effect> effects = new ArrayList<>();
    private int read;
    private int beyond;
    private int scarce;
    private int unreadable;
    private int down;

    Look(Proposed proposed, Instant now) {
      this.proposed = proposed;
      this.now = now;
    }

    void at(Watched other) {
      if (effects.size() >= MOST_JUDGED) {
        beyond++;
        return;
      }
      PullId id = new PullId(other.installation(), other.repo(), other.number());
      Pair pair = recent.find(id, other.reading()).map(known -> kept(id, known)).orElse(null);
      if (pair == null) {
        pair = mayRead(id) ? readNow(id) : null;
      }
      if (pair != null) {
        effects.add(effect(id, pair));
      }
    }

    /// A pull request that was read a moment ago, where all was read that both policies need.
    private @Nullable Pair kept(PullId id, Judged known) {
      Policy after = proposed(proposed, id.repo(), known.texts());
      if (after == null || !covers(Assessor.wanted(known.policy()), Assessor.wanted(after))) {
        return null;
      }
      return new Pair(known.change(), known.people(), known.policy(), after);
    }

    private boolean mayRead(PullId id) {
      Forge forge = ports.forge();
      if (down > 0) {
        down++;
        return false;
      }
      if (read >= MOST_READ) {
        beyond++;
        return false;
      }
      if (forge.scarce(id.installation()).isPresent()) {
        scarce++;
        return false;
      }
      read++;
      return true;
    }

    /// What others are must not keep the pull request's own check waiting.
    private @Nullable Pair readNow(PullId id) {
      try {
        return read(id);
      } catch (ForgeDown gone) {
        LOG.warn("{} cannot be looked at for a policy change", id, gone);
        down++;
        return null;
      }
    }

    private @Nullable Pair read(PullId id) {
      Reading reading =
          ports
              .forge()
              .read(
                  id,
                  texts ->
                      both(
                          Assessor.wanted(inForce(id.repo(), texts)),
                          Assessor.wanted(proposed(proposed, id.repo(), texts))));
      if (!(reading instanceof Reading.Read found)) {
        unreadable += reading instanceof Reading.Unreadable ? 1 : 0;
        return null;
      }
      Policy after = proposed(proposed, id.repo(), found.policies());
      if (after == null) {
        unreadable++;
        return null;
      }
      if (found.change().pull().state() != PullRequest.State.OPEN) {
        return null;
      }
      Change change = new Recollection(ports).recalled(id, found.change(), after);
      return new Pair(change, found.people(), inForce(id.repo(), found.policies()), after);
    }

    private Effect effect(PullId id, Pair pair) {
      @Nullable Verdict before =
          pair.before() == null
              ? null
              : judge.judge(pair.before(), pair.change(), pair.people(), now);
      Verdict after = judge.judge(pair.after(), pair.change(), pair.people(), now);
      return new Effect(id.toString(), before, after);
    }

    private List<String> left() {
      List<String> left = new ArrayList<>();
      say(left, beyond, "more than are read for one check");
      say(left, scarce, "little is left of this hour's requests to GitHub");
      say(left, down, "GitHub cannot be reached now");
      say(left, unreadable, "what is needed of them cannot be read");
      return left;
    }

    private static void say(List<String> left, int count, String why) {
      if (count > 0) {
        left.add(
            count
                + (count == 1 ? " pull request was" : " pull requests were")
                + " not looked at: "
                + why
                + ".");
      }
    }
  }

  private static boolean covers(Wanted had, Wanted needed) {
    return both(had, needed).equals(had);
  }

  private static Wanted both(Wanted one, Wanted other) {
    return new Wanted(
        one.dependencyTexts() || other.dependencyTexts(),
        union(one.texts(), other.texts()),
        union(one.baseFiles(), other.baseFiles()),
        one.baseFolders() || other.baseFolders(),
        one.earlierDiffs() || other.earlierDiffs(),
        one.collaborators() || other.collaborators(),
        one.codeOwners() || other.codeOwners(),
        BlastRadius.<TeamName>union(one.teams(), other.teams()),
        union(one.listed(), other.listed()),
        one.release() || other.release());
  }

  private static <T> Set<T> union(Set<T> one, Set<T> other) {
    Set<T> all = new HashSet<>(one);
    all.addAll(other);
    return all;
  }
}
