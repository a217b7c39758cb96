package testmode.doctor;

import java.util.Set;

/**
 * One scenario, or one row of examples, as a run would play it.
 *
 * @param file as it is called in messages, {@code webhooks/handled-once}
 * @param needs the words of the abilities that it asks for with {@code @needs:}
 */
public record Planned(String file, String name, Set<String> needs) {
  public Planned {
    needs = Set.copyOf(needs);
  }
}
