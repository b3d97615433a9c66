package dev.countersign.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.countersign.change.Login;
import dev.countersign.change.Permission;
import dev.countersign.change.Person;
import dev.countersign.change.Repo;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/// Permissions of accounts on repositories. The whole list is kept for ten minutes, or until a
/// membership changes; one account is always asked afresh.
final class Collaborators {
  private static final Duration KEPT = Duration.ofMinutes(10);

  private final Rest rest;
  private final AtomicLong forgotten = new AtomicLong();
  private final Cache<Key, Map<Login, Permission>> lists;

  private record Key(long installation, Repo repo) {}

  Collaborators(Rest rest, InstantSource clock) {
    this.rest = rest;
    this.lists =
        Caffeine.newBuilder()
            .maximumWeight(500_000)
            .weigher((Key key, Map<Login, Permission> list) -> list.size() + 1)
            .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()))
            .expireAfterWrite(KEPT)
            .build();
  }

  void forget(long installation) {
    forgotten.incrementAndGet();
    lists.asMap().keySet().removeIf(key -> key.installation() == installation);
  }

  /// Everybody with a permission on the repository.
  Map<Login, Permission> of(long installation, Repo repo) {
    Key key = new Key(installation, repo);
    Map<Login, Permission> known = lists.getIfPresent(key);
    if (known != null) {
      return known;
    }
    long before = forgotten.get();
    Map<Login, Permission> read = read(key);
    if (forgotten.get() == before) {
      lists.put(key, read);
    }
    return read;
  }

  /// What one account may do.
  Permission one(long installation, Repo repo, Login login) {
    String path = Rest.path(repo) + "/collaborators/" + Rest.part(login.value()) + "/permission";
    try {
      return permission(rest.get(Access.judging(installation), path).json());
    } catch (Refused refused) {
      if (refused.status() == 404) {
        return Permission.NONE;
      }
      throw refused;
    }
  }

  private Map<Login, Permission> read(Key key) {
    String path = Rest.path(key.repo()) + "/collaborators?affiliation=all&per_page=100";
    Map<Login, Permission> read = new HashMap<>();
    for (JsonNode item : rest.all(Access.judging(key.installation()), path, "")) {
      Person person = Actors.ofRest(item);
      if (person == null) {
        throw new Facts.Missing("GitHub lists a collaborator without a name.");
      }
      read.put(person.login(), permission(item));
    }
    return Map.copyOf(read);
  }

  /// The role by its name; one that the organisation made itself by what it may do.
  private static Permission permission(JsonNode item) {
    return switch (item.path("role_name").asText("")) {
      case "admin" -> Permission.ADMIN;
      case "maintain" -> Permission.MAINTAIN;
      case "write" -> Permission.WRITE;
      case "triage" -> Permission.TRIAGE;
      case "read" -> Permission.READ;
      case "none" -> Permission.NONE;
      default -> byRights(item);
    };
  }

  private static Permission byRights(JsonNode item) {
    JsonNode rights =
        item.path("permissions").isObject()
            ? item.path("permissions")
            : item.path("user").path("permissions");
    if (rights.isObject()) {
      return rights.path("admin").asBoolean(false)
          ? Permission.ADMIN
          : rights.path("maintain").asBoolean(false)
              ? Permission.MAINTAIN
              : rights.path("push").asBoolean(false)
                  ? Permission.WRITE
                  : rights.path("triage").asBoolean(false)
                      ? Permission.TRIAGE
                      : rights.path("pull").asBoolean(false) ? Permission.READ : Permission.NONE;
    }
    return switch (item.path("permission").asText("")) {
      case "admin" -> Permission.ADMIN;
      case "write" -> Permission.WRITE;
      case "read" -> Permission.READ;
      default -> Permission.NONE;
    };
  }
}
