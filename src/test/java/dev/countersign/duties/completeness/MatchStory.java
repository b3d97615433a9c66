package dev.countersign.duties.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.change.Sha;
import dev.countersign.forge.Arrivals;
import dev.countersign.forge.Landed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Git histories, and what no record lets in.
class MatchStory {
  private static final String START = "commit a\nwas a\n";

  private static void matched(String story, String found) {
    assertThat(History.match(START + story)).isEqualTo(found);
  }

  @Test
  void aSquashIsLetInByItsPullRequest() {
    matched(
        """
        commit f a
        commit s a : Rotate keys (#1)
        is s
        pull 1 main<-topic f s : f s
        record 1 f compliant
        push bob merge a s
        """,
        "#1: s\n");
  }

  @Test
  void aMergeCommitBringsAllThatItMerged() {
    matched(
        """
        commit f a
        commit g f
        commit b a
        commit h g b : Merge main into topic
        commit m b h : Merge pull request #1
        is m
        pull 1 main<-topic h m : f g h m
        record 1 h compliant
        pull 2 main<-other b b : b
        record 2 b compliant
        """,
        "#1: f g h m\n#2: b\n");
  }

  @Test
  void eachRebasedCommitIsOfItsPullRequest() {
    matched(
        """
        commit f a
        commit g f
        commit r a : f
        commit q r : g
        is q
        pull 1 main<-topic g q : r q f g
        record 1 g compliant
        """,
        "#1: r q\n");
  }

  @Test
  void aMergeQueueBringsSeveralAtOnce() {
    matched(
        """
        commit f a
        commit g a
        commit m a f : Merge pull request #1
        commit n m g : Merge pull request #2
        is n
        pull 1 main<-one f m : f m
        pull 2 main<-two g n : g n
        record 1 f compliant
        record 2 g held
        push github-merge-queue[bot] merge a n
        """,
        """
        merged while held [g n] #2 was merged into `main` while it was held.
        #1: f m
        """);
  }

  @Test
  void aStackIsLetInByItsParts() {
    matched(
        """
        commit f a
        commit g f
        commit s f g : Merge the upper part into the lower
        commit m a s : Merge pull request #1
        is m
        pull 1 main<-lower s m : f m
        pull 2 lower<-upper g s : g s
        record 1 s compliant
        record 2 g compliant
        """,
        "#1: f g s m\n");
  }

  @Test
  void aStackThatIsRebasedOntoTheBranchIsLetInByItsParts() {
    matched(
        """
        commit f a
        commit g f
        is g
        pull 1 main<-lower f f : f
        pull 2 lower<-upper g g : g
        record 1 f compliant
        record 2 g compliant
        """,
        "#1: f\n#2: g\n");
  }

  @Test
  void commitsThatNoPullRequestBroughtAreOneFindingAPush() {
    matched(
        """
        commit d a
        commit e d
        is e
        push mallory hand a e
        """,
        "direct push by mallory [d e] 2 commits reached `main` that no pull request into it brought.\n");
  }

  @Test
  void aNumberInAMessageProvesNothing() {
    matched(
        """
        commit d a : Rotate keys (#1)
        is d
        pull 1 main<-topic d - : d
        record 1 d compliant
        untold
        """,
        "direct push by kim [d] 1 commit reached `main` that no pull request into it brought.\n");
  }

  @Test
  void aRevertThatIsPushedSaysWhatItReverts() {
    assertThat(reverting("This reverts commit abcdef1234567890abcdef1234567890abcdef12."))
        .endsWith("brought. It says that it reverts abcdef1.");
  }

  private static String reverting(String line) {
    Sha before = new Sha("a".repeat(40));
    Sha tip = new Sha("b".repeat(40));
    Landed commit =
        new Landed(tip, List.of(before), "kim", "Revert \"x\"\n\n" + line, List.of(), true);
    Arrivals arrivals = new Arrivals("main", before, tip, List.of(commit), true, 0, null);
    return Match.of(arrivals, Map.of()).findings().getFirst().what();
  }

  @Test
  void commitsForAnotherBranchAreNotLetInByItsReviews() {
    matched(
        """
        commit d a
        is d
        pull 7 develop<-topic d d : d
        record 7 d compliant
        """,
        "reviewed for another branch by kim [d] 1 commit reached `main` reviewed for other"
            + " branches only (#7).\n");
  }

  @Test
  void aReviewedPullRequestThatIsPushedByHandIsAFinding() {
    matched(
        """
        commit f a
        commit m a f : Merge pull request #1, and more
        is m
        pull 1 main<-topic f m : f m
        record 1 f compliant
        push mallory hand a m
        """,
        "pushed by hand by mallory [f m] 2 commits of #1 reached `main` by a push, not by merging it"
            + " on GitHub: nothing shows that it holds what was judged.\n");
  }

  @Test
  void aMergeThatIsTurnedRoundDoesNotHideWhatItBrings() {
    matched(
        """
        commit f a
        commit s a
        commit d a
        commit m d s : Merge main into mine
        is m
        pull 1 main<-topic f s : f s
        record 1 f compliant
        """,
        """
        direct push by kim [d m] 2 commits reached `main` that no pull request into it brought.
        #1: s
        """);
  }

  @Test
  void whatIsGoneFromTheBranchIsAFinding() {
    matched(
        """
        commit b a
        commit c b
        was c
        commit d a
        is d
        push mallory forced c d
        """,
        """
        history rewritten by mallory [] The history of `main` was rewritten: a push was forced, and \
        its end was c.
        direct push by mallory [d] 1 commit reached `main` that no pull request into it brought.
        """);
    matched(
        """
        commit b a
        commit c b
        was c
        is a
        untold
        """,
        "history rewritten [] The history of `main` was rewritten: 2 commits up to c are on it no"
            + " longer.\n");
  }

  @Test
  void aRewriteThatWasTakenBackIsAFindingToo() {
    matched(
        """
        commit b a
        was b
        commit d a
        is b
        push mallory forced b d
        push mallory forced d b
        push mallory deleted b -
        push mallory created - b
        """,
        """
        history rewritten by mallory [] The history of `main` was rewritten: a push was forced, and its end was b.
        history rewritten by mallory [] The history of `main` was rewritten: a push was forced, and its end was d.
        history rewritten by mallory [] The history of `main` was rewritten: the branch was deleted, and its end was b.
        """);
  }

  @Test
  void aMergeNeedsARecordOfThatHead() {
    matched(
        """
        commit f a
        commit g f
        commit s a
        commit t s
        commit u t
        is u
        pull 1 main<-one f s : s
        pull 2 main<-two g t : t
        record 2 f compliant
        pull 3 main<-three g u : u
        record 3 g unheard
        """,
        """
        never judged [s] #1 was merged into `main` and was never judged.
        another head than judged [t] #2 was merged into `main` at g; what was judged is f.
        merge not recorded [u] #3 was merged into `main` and no record tells under which verdict.
        """);
  }

  @Test
  void whatCannotBeReadIsSaid() {
    Sha before = new Sha("a".repeat(40));
    Sha tip = new Sha("b".repeat(40));
    Landed commit = new Landed(tip, List.of(before), "kim", "m", List.of(), false);
    Arrivals arrivals =
        new Arrivals("main", before, new Sha("c".repeat(40)), List.of(commit), false, null, null);

    assertThat(Match.of(arrivals, Map.of()).findings())
        .extracting(Finding::what)
        .containsExactly(
            "The history of `main` was rewritten: aaaaaaa, its end before, is no longer in the"
                + " repository.",
            "1 commit reached `main` and GitHub does not tell of which pull requests.",
            "More commits reached `main` at once than are read: only the oldest 1 were matched.");
  }

  @Test
  void aBranchThatDidNotMoveHasNoFinding() {
    matched("is a\n", "\n");
  }
}
