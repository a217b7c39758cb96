package testmode.driver.mapping;

import java.util.List;

/** A mapping file that cannot be used: everything that is wrong with it, each with its line. */
public final class MappingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  MappingException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /**
   * One sentence per problem, in the order of the file: {@code my-shop.yaml:12: key 'webhok' is
   * unknown; …}.
   */
  public List<String> problems() {
    return problems;
  }
}
