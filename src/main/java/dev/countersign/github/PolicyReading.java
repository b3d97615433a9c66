package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.countersign.change.Repo;
import dev.countersign.forge.Reading.PolicyText;
import dev.countersign.forge.Reading.PolicyTexts;
import dev.countersign.github.GraphQl.Said;
import dev.countersign.github.GraphQl.Wrong;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The policy files in an answer.
///
/// An organisation's `.github` repository that is not found counts as none: GitHub says the same of
/// one that does not exist and of one that the app is not installed on.
final class PolicyReading {
  private static final String OF_ORGANISATION = "countersign.yml";
  private static final String OF_REPOSITORY = ".github/countersign.yml";

  private PolicyReading() {}

  /// The texts; what cannot be told for certain is added to `missing`.
  static PolicyTexts read(Repo repo, Said said, List<String> missing) {
    return new PolicyTexts(organisation(repo, said, missing), repository(repo, said, missing));
  }

  private static @Nullable PolicyText organisation(Repo repo, Said said, List<String> missing) {
    JsonNode answer = said.data().path("organisation");
    if (answer.isObject()) {
      return text(repo.ofOrganisation(), OF_ORGANISATION, answer, missing);
    }
    boolean known =
        said.wrong().stream().anyMatch((Wrong wrong) -> wrong.path().equals("organisation"));
    if (!answer.isNull() || !known) {
      missing.add("GitHub does not say whether the organisation has a policy.");
    }
    return null;
  }

  private static @Nullable PolicyText repository(Repo repo, Said said, List<String> missing) {
    return text(repo, OF_REPOSITORY, said.data().path("repository"), missing);
  }

  private static @Nullable PolicyText text(
      Repo repo, String path, JsonNode answer, List<String> missing) {
    try {
      JsonNode branch = answer.path("defaultBranchRef");
      JsonNode blob = answer.path("policy");
      if (branch.isNull() || blob.isNull()) {
        return null; // an empty repository, or no such file
      }
      return new PolicyText(
          repo, path, Facts.sha(Facts.object(branch, "target"), "oid"), content(path, answer));
    } catch (Facts.Missing field) {
      missing.add("The policy " + repo + "/" + path + " cannot be read: " + field.getMessage());
      return null;
    }
  }

  /// Its text, null where it is a link, a folder, not text, or too large to be sent whole.
  private static @Nullable String content(String path, JsonNode answer) {
    JsonNode blob = Facts.object(answer, "policy");
    String name = path.substring(path.lastIndexOf('/') + 1);
    boolean file = Blobs.isFile(Facts.object(answer, "folder"), name);
    return file ? Blobs.text(blob) : null;
  }
}
