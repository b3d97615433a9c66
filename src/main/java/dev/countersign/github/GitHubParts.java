package dev.countersign.github;

import dev.countersign.forge.Rollouts;
import java.time.InstantSource;

/// The parts of the room, put together.
record GitHubParts(
    Rest rest,
    Identity us,
    PullReader reader,
    Publisher publisher,
    Reviewers reviewers,
    Hands hands,
    Listings listings,
    Collaborators collaborators,
    Changes changes,
    PeopleReading people,
    Deliveries deliveries,
    Rollouts rollouts) {

  static GitHubParts over(Rest rest, long app, InstantSource clock) {
    GraphQl graphql = new GraphQl(rest);
    Library library = new Library(rest);
    Identity us = new Identity(app, rest, clock);
    Texts texts = new Texts(graphql, rest);
    Changes changes = new Changes(new FileLists(library), texts, new Comparisons(rest));
    Collaborators collaborators = new Collaborators(rest, clock);
    Teams teams = new Teams(graphql, clock);
    PeopleReading people = new PeopleReading(teams, collaborators);
    PullReader reader =
        new PullReader(
            new PullQuestion(graphql),
            new Stacks(rest),
            changes,
            new PullReader.Surroundings(
                new BaseReading(texts, rest, new FolderNames(graphql)),
                people,
                new Releases(rest),
                us));
    return new GitHubParts(
        rest,
        us,
        reader,
        new Publisher(library, rest, us),
        new Reviewers(rest),
        new Hands(library, rest, us),
        new Listings(graphql, rest),
        collaborators,
        changes,
        people,
        new Deliveries(rest),
        new GitHubRollouts(rest, graphql, texts, teams, collaborators));
  }
}
