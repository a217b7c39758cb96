package testmode.doctor;

import java.util.Set;

/**
 * One scenario, or one row of examples, as a run would play it.
 *
 * @param file as it is called in messages, {@code webhooks/handled-once}
 * @param needs the words of the abilities that it asks for with {@code @needs:}
 * @param events the types of events that it is about, as {@code @event:} says; an app that does not
 *     listen to them is not asked
 */
public record Planned(String file, String name, Set<String> needs, Set<String> events) {
  public Planned {
    needs = Set.copyOf(needs);
    events = Set.copyOf(events);
  }
}
