package testmode.acceptance.language;

/** Numbers with their nouns: {@code no charge}, {@code 1 charge}, {@code 2 charges}. */
final class Count {

  private Count() {}

  static String of(long number, String noun) {
    return number == 0 ? "no " + noun : number + " " + noun + (number == 1 ? "" : "s");
  }
}
