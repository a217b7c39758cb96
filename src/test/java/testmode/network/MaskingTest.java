package testmode.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Bearer sk_test_51AbcDEFghij | Bearer sk_test_****ghij",
        "rk_live_51AbcDEFghij and pk_test_A-1_xyzw | rk_live_****ghij and pk_test_****xyzw",
        "sk_test_short | sk_test_****",
        "text%20sk_test_51AbcDEFghij&a=b | text%20sk_test_****ghij&a=b",
        "\"secret\": \"whsec_abcdefghijkl\" | \"secret\": \"whsec_****ijkl\"",
        "client_secret=pi_3Abc_secret_XyzXyz1234&b=c | client_secret=pi_3Abc_secret_****1234&b=c",
        "\"seti_1Abc_secret_XyzXyz1234\" | \"seti_1Abc_secret_****1234\"",
        "card[number]=4242424242424242&x=1 | card[number]=****4242&x=1",
        "card%5Bnumber%5D=4242+4242+4242+4242&x=1 | card%5Bnumber%5D=****4242&x=1",
        "number%3D378282246310005 | number%3D****0005",
        "\"number\": \"6011 1111 1111 1117\" | \"number\": \"****1117\"",
        "card 4000-0000-0000-9995. | card ****9995.",
        "a 19 digit one: 6205500000000000004! | a 19 digit one: ****0004!",
        "card[cvc]=123&card[exp_year]=2030 | card[cvc]=***&card[exp_year]=2030",
        "card%5Bcvc%5D=1234 | card%5Bcvc%5D=***",
        "cvc=123 | cvc=***",
        "{\"cvc\" : \"123\", \"cvc_check\":\"pass\"} | {\"cvc\" : \"***\", \"cvc_check\":\"pass\"}",
        "{\"cvc\":123} | {\"cvc\":\"***\"}",
      })
  void hidesSecretsAndKeepsWhatTellsThemApart(String text, String masked) {
    assertThat(Masking.text(text)).isEqualTo(masked);
    assertThat(Masking.text(masked)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pi_3MtwBwLkdIwHu7ix28a3tqPa",
        "ch_4242424242424242",
        "\"created\": 1800000000, \"now_millis\": 1800000000000",
        "amount=4000&currency=eur&metadata[order]=A-1",
        "{\"last4\":\"4242\",\"exchange_rate\":1.4242424242424242}",
        "t=1800000000,v1=5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd"
      })
  void leavesWhatIsNoSecret(String text) {
    assertThat(Masking.text(text)).isEqualTo(text);
  }

  @Test
  void hidesCredentialsInHeadersWhateverTheyLookLike() {
    assertThat(
            Masking.headers(
                Map.of(
                    "authorization", "Basic c2tfdGVzdF8xMjM6",
                    "Proxy-Authorization", "opaque",
                    "Cookie", "session=1",
                    "X-Key", "sk_test_51AbcDEFghij",
                    "Stripe-Account", "acct_1")))
        .containsOnly(
            Map.entry("authorization", "Basic ****"),
            Map.entry("Proxy-Authorization", "****"),
            Map.entry("Cookie", "****"),
            Map.entry("X-Key", "sk_test_****ghij"),
            Map.entry("Stripe-Account", "acct_1"));
  }

  @Test
  void keepsTheKindOfKeyInTheAuthorizationHeader() {
    Map<String, String> once =
        Masking.headers(Map.of("Authorization", "Bearer sk_test_51AbcDEFghij"));

    assertThat(once).containsEntry("Authorization", "Bearer sk_test_****ghij");
    assertThat(Masking.headers(once)).isEqualTo(once);
  }

  @Test
  void cutsALongBodyAfterMaskingIt() {
    String secret = "sk_test_51AbcDEFghij";
    String body = "x".repeat(Masking.BODY_LIMIT - 10) + secret + "y".repeat(100_000);

    assertThat(Masking.body(body.getBytes()))
        .hasSizeLessThan(Masking.BODY_LIMIT + 100)
        .doesNotContain("51Abc")
        .endsWith(" … (cut; %d characters in all)".formatted(body.length()));
  }

  @Test
  void isQuickOnALongWordWithoutAnyBreak() {
    long start = System.nanoTime();

    Masking.text("a_".repeat(50_000));
    Masking.text("4".repeat(100_000));

    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }

  @Test
  void idempotencyKeysStayTheTwoThatTheyAre() {
    String one = Masking.key("4000001234567");
    String other = Masking.key("4000011234567");

    assertThat(one).startsWith("****4567~").isNotEqualTo(other);
    assertThat(Masking.key("4000001234567")).isEqualTo(one);
    assertThat(Masking.key(one)).as("masked once more").isEqualTo(one);
    assertThat(Masking.key("A-1-pay")).isEqualTo("A-1-pay");
    assertThat(Masking.headers(Map.of("idempotency-key", "4000001234567")))
        .containsEntry("Idempotency-Key", one);
  }
}
