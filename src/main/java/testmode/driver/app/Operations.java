package testmode.driver.app;

import com.google.gson.JsonElement;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import testmode.driver.mapping.MappingFile;
import testmode.driver.mapping.Operation;
import testmode.network.Party;

/** Runs the operations of a mapping file against the app, each for whom it belongs to. */
final class Operations {

  /** A role that has logged in, once per scenario, or once for each shopper. */
  private record Login(Visitor visitor, Map<String, JsonElement> told) {}

  /**
   * Whose login it is.
   *
   * @param shopper who logged in as the role, with her own cookies; null for the role alone
   */
  private record Who(String role, @Nullable Visitor shopper) {}

  private final MappingFile mapping;
  private final FrontDoor door;
  private final InstantSource clock;
  private final Steps steps;

  /** Guarded by itself: of two requests at once, one logs in. */
  private final Map<Who, Login> logins = new HashMap<>();

  Operations(MappingFile mapping, FrontDoor door, StripeWitness witness, InstantSource clock) {
    this.mapping = mapping;
    this.door = door;
    this.clock = clock;
    this.steps = new Steps(mapping, witness);
  }

  /** The app's base, for addresses that the shopper hands to others. */
  FrontDoor door() {
    return door;
  }

  /** Somebody whom the app does not know yet. */
  Visitor visitor() {
    return new Visitor(mapping, clock);
  }

  /** An act of the shopper. */
  Run run(Operation operation, Map<String, JsonElement> given, Visitor shopper) {
    return run(door, operation, given, shopper);
  }

  /**
   * An act of the back office.
   *
   * @param shopper with whose session it acts, where the mapping file says so; null for nobody
   */
  Run office(Operation operation, Map<String, JsonElement> given, @Nullable Visitor shopper) {
    return run(door.usedBy(Party.OFFICE), operation, given, shopper);
  }

  /** The same, but not recorded: the harness looks, which is no part of what happens. */
  Run look(Operation operation, Map<String, JsonElement> given, @Nullable Visitor shopper) {
    return run(door.unrecorded(), operation, given, shopper);
  }

  /** Steps that belong to nobody, not recorded. */
  Run look(List<Operation.Step> alone, Map<String, JsonElement> given) {
    return steps.run(door.unrecorded(), alone, given, visitor(), null);
  }

  private Run run(
      FrontDoor through,
      Operation operation,
      Map<String, JsonElement> given,
      @Nullable Visitor shopper) {
    Visitor asShopper = operation.session() ? shopper : null;
    String name = operation.auth();
    if (name == null) {
      Visitor visitor = asShopper == null ? visitor() : asShopper;
      Run run = steps.run(through, operation.steps(), given, visitor, null);
      return TurnedAway.explained(
          run,
          asShopper != null
              ? TurnedAway.shopper(operation)
              : TurnedAway.nobody(operation, shopper != null));
    }
    MappingFile.AuthRole role = mapping.auth().get(name);
    if (role == null) {
      throw new IllegalStateException("the mapping was checked to have the role " + name);
    }
    // Without a header, cookies are the credentials: a shopper gets them as her browser would.
    Who who = new Who(name, role.header() == null ? asShopper : null);
    Login login;
    synchronized (logins) {
      login = logins.get(who);
      if (login == null) {
        Visitor visitor = who.shopper() == null ? visitor() : who.shopper();
        Run loggingIn = steps.run(through, role.steps(), given, visitor, null);
        if (loggingIn.failure() != null) {
          return TurnedAway.atLogin(loggingIn, name, operation);
        }
        login = new Login(visitor, loggingIn.extracted());
        logins.put(who, login);
      }
    }
    Visitor visitor = asShopper == null ? login.visitor() : asShopper;
    Map<String, JsonElement> values = new HashMap<>(given);
    values.putAll(login.told());
    Run run = steps.run(through, operation.steps(), values, visitor, role);
    return TurnedAway.explained(run, TurnedAway.role(name));
  }
}
