package dev.countersign.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.ledger.proof.Proofs.Head;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The vectors are those with which implementations of Certificate Transparency are tested.
class TreeTest {
  private static final List<Hash> LEAVES =
      Stream.of(
              "",
              "00",
              "10",
              "2021",
              "3031",
              "40414243",
              "5051525354555657",
              "606162636465666768696a6b6c6d6e6f")
          .map(HexFormat.of()::parseHex)
          .map(Hash::ofLeaf)
          .toList();

  private static String hex(Hash hash) {
    return HexFormat.of().formatHex(hash.bytes());
  }

  private static List<String> hex(List<Hash> hashes) {
    return hashes.stream().map(hash -> hex(hash).substring(0, 16)).toList();
  }

  private static Tree first(int size) {
    return new Tree(LEAVES.subList(0, size));
  }

  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void theRootIsThatOfTheVectors(int size, String root) {
    assertThat(hex(first(size).root())).isEqualTo(root);
    assertThat(hex(peaks(LEAVES.subList(0, size)).root())).isEqualTo(root);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, ''",
    "0, 8, 96a296d224f285c6 5f083f0a1a33ca07 6b47aaf29ee3c2af",
    "5, 8, bc1a0643b12e4d2d ca854ea128ed050b d37ee418976dd957",
    "2, 3, fac54203e7cc696c"
  })
  void aProofOfInclusionIsThatOfTheVectors(int index, int size, String proof) {
    assertThat(String.join(" ", hex(first(size).inclusion(index)))).isEqualTo(proof);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, ''",
    "1, 8, 96a296d224f285c6 5f083f0a1a33ca07 6b47aaf29ee3c2af",
    "6, 8, 0ebc5d3437fbe2db ca854ea128ed050b d37ee418976dd957",
    "2, 5, 5f083f0a1a33ca07 bc1a0643b12e4d2d"
  })
  void aProofOfConsistencyIsThatOfTheVectors(int first, int second, String proof) {
    assertThat(String.join(" ", hex(first(second).consistency(first)))).isEqualTo(proof);
  }

  private static Peaks peaks(List<Hash> leaves) {
    Peaks peaks = Peaks.NONE;
    for (Hash leaf : leaves) {
      peaks = peaks.plus(leaf);
    }
    return peaks;
  }

  private static List<Hash> leaves(int count) {
    return IntStream.range(0, count).mapToObj(i -> Hash.ofLeaf(("" + i).getBytes(UTF_8))).toList();
  }

  @Test
  void everyLeafOfEveryTreeIsProvedAndNoOtherLeafOrPlace() {
    for (int size = 1; size <= 66; size++) {
      Tree tree = new Tree(leaves(size));
      Hash root = tree.root();
      for (int i = 0; i < size; i++) {
        List<Hash> proof = tree.inclusion(i);
        Hash leaf = tree.leaves().get(i);
        assertThat(Proofs.rootFrom(leaf, i, size, proof)).contains(root);
        assertThat(Proofs.rootFrom(Hash.EMPTY, i, size, proof)).isNotEqualTo(of(root));
        for (int other = 0; other < size; other++) {
          assertThat(Proofs.rootFrom(leaf, other, size, proof).equals(of(root)))
              .isEqualTo(other == i);
        }
        assertThat(Proofs.rootFrom(leaf, i, size, longer(proof))).isEmpty();
        if (!proof.isEmpty()) {
          assertThat(Proofs.rootFrom(leaf, i, size, proof.subList(1, proof.size())))
              .isNotEqualTo(of(root));
        }
      }
      assertThat(Proofs.rootFrom(Hash.EMPTY, size, size, List.of())).isEmpty();
      assertThat(Proofs.rootFrom(Hash.EMPTY, -1, size, List.of())).isEmpty();
    }
  }

  private static java.util.Optional<Hash> of(Hash root) {
    return java.util.Optional.of(root);
  }

  private static List<Hash> longer(List<Hash> proof) {
    List<Hash> longer = new ArrayList<>(proof);
    longer.add(Hash.EMPTY);
    return longer;
  }

  @Test
  void everyTreeIsProvedToBeginWithEverySmallerOneAndWithNoOther() {
    List<Hash> leaves = leaves(40);
    for (int second = 0; second <= 40; second++) {
      Tree tree = new Tree(leaves.subList(0, second));
      Head after = new Head(second, tree.root());
      for (int first = 0; first <= second; first++) {
        Head before = new Head(first, new Tree(leaves.subList(0, first)).root());
        List<Hash> proof = tree.consistency(first);
        assertThat(Proofs.consistent(before, after, proof)).isTrue();
        Head forged = new Head(first, Hash.ofNode(before.root(), before.root()));
        assertThat(Proofs.consistent(forged, after, proof)).isFalse();
        assertThat(Proofs.consistent(before, after, longer(proof))).isFalse();
        if (!proof.isEmpty()) {
          assertThat(Proofs.consistent(before, after, proof.subList(1, proof.size()))).isFalse();
          assertThat(Proofs.consistent(before, after, proof.subList(0, proof.size() - 1)))
              .isFalse();
        }
      }
    }
  }

  @Test
  void aTreeThatGrowsLeafByLeafIsTheTreeOverAllLeaves() {
    Random chance = new Random(20261124);
    for (int round = 0; round < 50; round++) {
      List<Hash> leaves = leaves(chance.nextInt(700));
      Peaks peaks = peaks(leaves);
      assertThat(peaks.root()).isEqualTo(new Tree(leaves).root());
      assertThat(Peaks.read(peaks.size(), peaks.line())).isEqualTo(peaks);
    }
  }

  @Test
  void aProofOfWhatIsNotThereCannotBeAskedFor() {
    assertThatThrownBy(() -> first(3).inclusion(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> first(3).consistency(4)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Peaks.read(3, "")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aHashIsReadInOneWayOnly() {
    Hash hash = LEAVES.getFirst();
    assertThat(Hash.read(hash.toString())).isEqualTo(hash);
    for (String wrong : List.of("", "AAAA", hash + "=", hash.toString().replace("=", ""))) {
      assertThatThrownBy(() -> Hash.read(wrong)).isInstanceOf(IllegalArgumentException.class);
    }
  }
}
