package dev.countersign.wording;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an account needs to know beside the verdict.
///
/// @param now the time of the judgement
/// @param alerts plain sentences to be said before all else
/// @param trial what a change of the policy itself would mean, null where it changes none
/// @param notes further plain sentences, as that a request was refused
/// @param askedSince when each awaited person was asked, by `user:login` or `team:org/slug`
/// @param policyUrl where on the code host people can read the policy, as a path; null where
///   nowhere
/// @param policyFile how people know the file
public record Circumstances(
    Instant now,
    List<String> alerts,
    @Nullable Trial trial,
    List<String> notes,
    Map<String, Instant> askedSince,
    @Nullable String policyUrl,
    String policyFile) {
  public Circumstances {
    alerts = List.copyOf(alerts);
    notes = List.copyOf(notes);
    askedSince = Map.copyOf(askedSince);
  }

  /// What becomes of a policy file that the change itself touches.
  public sealed interface Trial {
    /// It would be invalid: each problem with its place.
    record Broken(String path, List<Account.Remark> problems) implements Trial {
      public Broken {
        problems = List.copyOf(problems);
      }
    }

    /// It would judge this change so.
    record Decides(
        String path,
        Account.Standing standing,
        String title,
        @Nullable String type,
        List<String> rules)
        implements Trial {
      public Decides {
        rules = List.copyOf(rules);
      }
    }
  }
}
