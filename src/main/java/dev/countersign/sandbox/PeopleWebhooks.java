package dev.countersign.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/// What GitHub says of people, teams, repositories as such, and installations.
final class PeopleWebhooks {

  private final World world;
  private final Webhooks webhooks;
  private final Shapes shapes;

  PeopleWebhooks(World world, Webhooks webhooks) {
    this.world = world;
    this.webhooks = webhooks;
    this.shapes = webhooks.shapes();
  }

  void member(SimulatedRepository repository, String action, Account who) {
    ObjectNode event = Json.object().put("action", action);
    event.set("member", shapes.user(who));
    ObjectNode changes = event.putObject("changes");
    changes
        .putObject("permission")
        .putNull("from")
        .put("to", repository.permissionOf(who).legacy());
    changes.putObject("old_permission").putNull("from");
    webhooks.say(repository, repository.owner(), "member", event);
  }

  void repository(SimulatedRepository repository, String action, @Nullable String nameBefore) {
    ObjectNode event = Json.object().put("action", action);
    if (nameBefore != null) {
      event.putObject("changes").putObject("repository").putObject("name").put("from", nameBefore);
    }
    webhooks.say(repository, repository.owner(), "repository", event);
  }

  void membership(SimulatedTeam team, String action, Account who) {
    ObjectNode event = Json.object().put("action", action).put("scope", "team");
    event.set("member", shapes.user(who));
    event.set("team", shapes.team(team));
    say(team.organisation(), "membership", event);
  }

  void team(SimulatedTeam team, String action) {
    ObjectNode event = Json.object().put("action", action);
    event.set("team", shapes.team(team));
    say(team.organisation(), "team", event);
  }

  void organization(SimulatedOrganisation organisation, String action, Account who) {
    ObjectNode event = Json.object().put("action", action);
    ObjectNode membership = event.putObject("membership");
    membership.put("state", "active").put("role", "member");
    membership.put(
        "url",
        world.addresses.api() + "/orgs/" + organisation.login() + "/memberships/" + who.login());
    membership.put("organization_url", world.addresses.api() + "/orgs/" + organisation.login());
    membership.set("user", shapes.user(who));
    say(organisation, "organization", event);
  }

  void installation(SimulatedInstallation installation, String action) {
    ObjectNode event = Json.object().put("action", action);
    event.set("installation", shapes.installation(installation));
    event.set("sender", shapes.user(installation.account()));
    webhooks.send(installation, null, "installation", event);
  }

  void installationRepositories(
      SimulatedInstallation installation, String action, SimulatedRepository repository) {
    ObjectNode event = Json.object().put("action", action).put("repository_selection", "selected");
    event.set("installation", shapes.installation(installation));
    JsonNode one =
        Json.object()
            .put("id", repository.id())
            .put("node_id", NodeId.of("Repository", repository.id()))
            .put("name", repository.name())
            .put("full_name", repository.fullName())
            .put("private", repository.isPrivate());
    event.putArray("repositories_added");
    event.putArray("repositories_removed");
    ((ArrayNode) event.get("repositories_" + action)).add(one);
    event.putNull("requester");
    event.set("sender", shapes.user(installation.account()));
    webhooks.send(installation, null, "installation_repositories", event);
  }

  private void say(SimulatedOrganisation organisation, String event, ObjectNode payload) {
    payload.set("organization", shapes.organisation(organisation));
    payload.set("sender", shapes.user(organisation.account()));
    world.installations.stream()
        .filter(one -> one.account().id() == organisation.account().id())
        .filter(one -> !one.suspended() && !one.deleted())
        .forEach(one -> webhooks.sayTo(one, null, event, payload));
  }
}
