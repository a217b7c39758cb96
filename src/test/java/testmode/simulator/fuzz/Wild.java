package testmode.simulator.fuzz;

import java.util.List;

/** Texts that have broken programs before. */
final class Wild {
  /** Characters: above every limit of a field, below that of a body. */
  private static final int LONG = 6_000;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "null",
          "undefined",
          "NaN",
          "true",
          "TRUE",
          "0",
          "-1",
          "-0",
          "007",
          "1e9",
          "1.5",
          "0x10",
          "٤٢",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "2147483648",
          "99999999",
          "😀",
          "\uD83D\uDC69\u200D\uD83D\uDCBB",
          "İstanbul",
          "e\u0301",
          "\u202Eback",
          "\uFEFFbom",
          "line\nbreak",
          "crlf\r\nX-Injected: yes",
          "tab\there",
          "\"quoted\"",
          "back\\slash",
          "<script>alert(1)</script>",
          "%",
          "%s%n%d",
          "{\"json\":[1]}",
          "[",
          "]",
          "[]",
          "a[b",
          "a]b[",
          "${jndi:x}",
          "../../etc/passwd",
          "http://127.0.0.1:1/",
          "http://exa mple/\r\nX: y",
          "javascript:alert(1)",
          "://",
          "http://[::1",
          "data.data.data.data.data",
          "latest_charge.balance_transaction",
          "pi_",
          "pi_nope",
          "pi_3",
          "ch_3aaaaaaaaaaaaaaaaaaaaaaaa",
          "pm_card_visa",
          "pm_card_nope",
          "tok_visa",
          "cus_nope",
          "4242424242424242",
          "42424242424242424242424242424242",
          "x".repeat(256),
          "x".repeat(LONG),
          "é".repeat(LONG));

  private Wild() {}

  static String text(Dice dice) {
    return dice.of(TEXTS);
  }

  /** A whole number, mostly one that means something as an amount, a time or a limit. */
  static String number(Dice dice) {
    return switch (dice.below(6)) {
      case 0 -> String.valueOf(dice.below(10) - 2);
      case 1 -> String.valueOf(dice.below(200_000_000));
      case 2 -> dice.of("9223372036854775807", "-9223372036854775808", "2147483648", "99999999");
      default -> String.valueOf(50 + dice.below(5_000));
    };
  }
}
