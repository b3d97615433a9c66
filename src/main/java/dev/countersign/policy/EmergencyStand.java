package dev.countersign.policy;

import dev.countersign.change.Login;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A declared emergency: in force by whose authority, or waiting for whom. All text in it is plain,
/// not Markdown, and people's own words.
///
/// @param authorised by whom; nobody while it is not in force
/// @param ways each a way to authorise it, while it is not in force
/// @param claims what others say of people's verbal authorisation
/// @param owed what must be answered afterwards
public record EmergencyStand(
    Declaration declared,
    List<Authorisation> authorised,
    List<Way> ways,
    List<Claim> claims,
    List<Owed> owed) {
  public EmergencyStand {
    authorised = List.copyOf(authorised);
    ways = List.copyOf(ways);
    claims = List.copyOf(claims);
    owed = List.copyOf(owed);
  }

  public boolean inForce() {
    return !authorised.isEmpty();
  }

  public List<Login> authorisedBy() {
    return authorised.stream().map(Authorisation::by).toList();
  }

  /// Titles of the roles it waits for.
  public List<String> awaitedRoles() {
    Stream<Seat> seats = ways.stream().flatMap(way -> way.seats().stream());
    return seats.map(Seat::title).distinct().toList();
  }

  /// Who declared it.
  ///
  /// @param by null where that is not known
  /// @param at null where a label declares it: when that was put on is not known
  /// @param severity null where none is named, as by a label
  /// @param reason the policy's word for why, null where none is named
  /// @param because in their words, empty where a label declares it
  public record Declaration(
      @Nullable Login by,
      @Nullable Instant at,
      @Nullable String severity,
      @Nullable String reason,
      String because) {}

  /// Who authorised it, and how.
  ///
  /// @param how as in `phone`; empty for a review, or where a command does not say
  /// @param claimedBy who says so for them, null where they said it themselves
  public record Authorisation(
      Login by, Instant at, String how, String note, @Nullable Login claimedBy) {}

  /// One way to authorise it: anybody of the seats, or one of each.
  public record Way(boolean all, List<Seat> seats) {
    public Way {
      seats = List.copyOf(seats);
    }
  }

  /// A role by its title, and who in it could authorise this change.
  public record Seat(String title, List<Login> people) {
    public Seat {
      people = List.copyOf(people);
    }
  }

  /// That somebody else authorised it, as somebody says.
  ///
  /// @param how as in `phone`
  /// @param counts whether the policy lets it pass on such a word
  public record Claim(
      Login named, Login by, Instant at, String how, String note, boolean counts, Answer answer) {}

  /// What the person named in a claim says to it.
  public enum Answer {
    NONE,
    CONFIRMED,
    DENIED
  }
}
