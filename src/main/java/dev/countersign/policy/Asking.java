package dev.countersign.policy;

import dev.countersign.change.Login;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How reviewers are asked.
///
/// @param request false: nobody is asked
/// @param teamsFirst whether a role's team is asked rather than people of it
/// @param onDraft whether drafts are asked for too
/// @param limit the most to ask at once
/// @param leastLoaded whether of those who would do, who has the fewest open requests is asked
/// @param awayFile a file of the base branch that says who is away when, null where there is none
/// @param away who is away now, and not asked
public record Asking(
    boolean request,
    boolean teamsFirst,
    boolean onDraft,
    int limit,
    boolean leastLoaded,
    @Nullable String awayFile,
    Set<Login> away) {
  public Asking {
    away = Ordered.set(away);
  }

  /// Where nobody is known to be away.
  public Asking(boolean request, boolean teamsFirst, boolean onDraft, int limit) {
    this(request, teamsFirst, onDraft, limit, true, null, Set.of());
  }

  public static Asking usual() {
    return new Asking(true, true, false, 3);
  }

  /// Whether it matters how much those who may be asked have to do.
  public boolean spreads(boolean draft) {
    return request && leastLoaded && (onDraft || !draft);
  }

  /// The same while these are away.
  Asking without(Set<Login> people) {
    return new Asking(request, teamsFirst, onDraft, limit, leastLoaded, awayFile, people);
  }
}
