package dev.countersign.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
  private static String canonical(String text) {
    return CanonicalJson.read(text).map(CanonicalJson::write).orElse("refused");
  }

  @Test
  void theExampleOfTheStandardComesOutAsItSays() {
    String given =
        """
        {
          "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
          "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
          "literals": [null, true, false]
        }
        """;
    assertThat(canonical(given))
        .isEqualTo(
            "{\"literals\":[null,true,false],"
                + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  @Test
  void namesAreInTheOrderOfTheStandardsExample() {
    String given =
        """
        {"\\u20ac": 1, "\\r": 2, "\\ufb33": 3, "1": 4, "\\ud83d\\ude00": 5, "\\u0080": 6, "\\u00f6": 7}
        """;
    assertThat(canonical(given))
        .isEqualTo(
            "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
  }

  @ParameterizedTest
  @CsvSource({
    "0000000000000000, 0",
    "8000000000000000, 0",
    "0000000000000001, 5e-324",
    "8000000000000001, -5e-324",
    "7fefffffffffffff, 1.7976931348623157e+308",
    "ffefffffffffffff, -1.7976931348623157e+308",
    "4340000000000000, 9007199254740992",
    "c340000000000000, -9007199254740992",
    "4430000000000000, 295147905179352830000",
    "44b52d02c7e14af5, 9.999999999999997e+22",
    "44b52d02c7e14af6, 1e+23",
    "44b52d02c7e14af7, 1.0000000000000001e+23",
    "444b1ae4d6e2ef4e, 999999999999999700000",
    "444b1ae4d6e2ef4f, 999999999999999900000",
    "444b1ae4d6e2ef50, 1e+21",
    "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
    "3eb0c6f7a0b5ed8d, 0.000001",
    "41b3de4355555553, 333333333.3333332",
    "41b3de4355555554, 333333333.33333325",
    "41b3de4355555555, 333333333.3333333",
    "41b3de4355555556, 333333333.3333334",
    "41b3de4355555557, 333333333.33333343",
    "becbf647612f3696, -0.0000033333333333333333",
    "43143ff3c1cb0959, 1424953923781206.2"
  })
  void numbersComeOutAsInTheStandardsTable(String bits, String text) {
    double number = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    assertThat(Numbers.text(number)).isEqualTo(text);
  }

  @Test
  void whatIsWrittenIsTheNumberAgainAndNoShorterTextIs() {
    Random chance = new Random(8785);
    for (int i = 0; i < 20_000; i++) {
      double number = Double.longBitsToDouble(chance.nextLong());
      if (Double.isFinite(number)) {
        assertThat(Double.parseDouble(Numbers.text(number))).isEqualTo(number);
      }
    }
  }

  @Test
  void whatIsCanonicalStaysAsItIs() throws JsonProcessingException {
    ObjectMapper mapper = new ObjectMapper();
    Random chance = new Random(6962);
    for (int i = 0; i < 2_000; i++) {
      byte[] noise = new byte[chance.nextInt(40)];
      chance.nextBytes(noise);
      String text =
          mapper.writeValueAsString(
              mapper.createObjectNode().put(new String(noise, UTF_8), chance.nextGaussian()));
      String once = canonical(text);
      assertThat(canonical(once)).isEqualTo(once);
      assertThat(mapper.readTree(once)).isEqualTo(mapper.readTree(text));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{} {}",
        "{\"a\":1,\"a\":1}",
        "9007199254740993",
        "-9007199254740993",
        "123456789012345678901234567890",
        "1e999",
        "\"\\ud800\"",
        "\"\\ud800a\"",
        "\"\\udc00\\ud800\"",
        "{\"\\ud800\":1}",
        "NaN"
      })
  void whatCanBeWrittenInTwoWaysOrIsNoJsonIsRefused(String text) {
    assertThat(canonical(text)).isEqualTo("refused");
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> CanonicalJson.write(JsonNodeFactory.instance.numberNode(Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
