package testmode.simulator.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One account's time: every {@code created}, expiry and retry reads it, and tasks wait in it.
 *
 * <p>Tasks run in order of due time, then of scheduling, each with the clock at its own due time; a
 * task may schedule more. Thread-safe; tasks never run inside the clock's own lock.
 */
public final class VirtualClock implements InstantSource {

  private record Task(Instant due, long number, String what, Runnable work) {}

  private final boolean ticking;
  private final InstantSource wall;
  private final Consumer<Runnable> runner;
  private final Runnable settle;
  private final Object advancing = new Object();

  /**
   * Guarded by this: the tasks, their counter, the time of a standing clock, the lead of a ticking
   * one.
   */
  private final PriorityQueue<Task> tasks =
      new PriorityQueue<>(Comparator.comparing(Task::due).thenComparing(Task::number));

  private long scheduled;
  private @Nullable Instant standing;
  private Duration lead;

  /**
   * @param ticking whether it follows the wall clock; a standing one moves by {@link #advanceTo}
   *     only
   * @param runner runs one due task, under whatever lock the account wants
   * @param settle called by {@link #advanceTo} before the first and after every task, outside that
   *     lock: waits for what a task set off elsewhere
   */
  VirtualClock(
      boolean ticking,
      Instant start,
      InstantSource wall,
      Consumer<Runnable> runner,
      Runnable settle) {
    this.ticking = ticking;
    this.wall = wall;
    this.runner = runner;
    this.settle = settle;
    // The control door speaks in milliseconds: a finer start would leave a due time it cannot name.
    this.standing = ticking ? null : start.truncatedTo(ChronoUnit.MILLIS);
    this.lead = Duration.between(wall.instant(), start);
  }

  @Override
  public synchronized Instant instant() {
    return standing != null ? standing : wall.instant().plus(lead);
  }

  public long epochSecond() {
    return instant().getEpochSecond();
  }

  public void schedule(Duration delay, String what, Runnable task) {
    scheduleAt(instant().plus(delay), what, task);
  }

  public synchronized void scheduleAt(Instant due, String what, Runnable task) {
    tasks.add(new Task(due, scheduled++, what, task));
  }

  /** When the next task is due, or null if none waits. */
  public synchronized @Nullable Instant nextDue() {
    Task next = tasks.peek();
    return next == null ? null : next.due();
  }

  /**
   * Moves the clock forward and runs what falls due on the way.
   *
   * @throws IllegalArgumentException if the clock is already later
   */
  public void advanceTo(Instant target) {
    synchronized (advancing) {
      Instant now = instant();
      if (target.isBefore(now)) {
        throw new IllegalArgumentException(
            "The clock stands at " + now + " and cannot go back to " + target);
      }
      settle.run();
      for (Task task = takeDue(target); task != null; task = takeDue(target)) {
        moveTo(task.due());
        runner.accept(task.work());
        settle.run();
      }
      arriveAt(target);
    }
  }

  /**
   * Takes back what it was advanced: nothing is played, and what waits goes on waiting for its
   * moment.
   *
   * @throws IllegalArgumentException if the clock is earlier already
   */
  public void rewindTo(Instant target) {
    synchronized (advancing) {
      synchronized (this) {
        Instant now = instant();
        if (target.isAfter(now)) {
          throw new IllegalArgumentException(
              "The clock stands at " + now + " and is not rewound to the later " + target);
        }
        lead = Duration.between(wall.instant(), target);
        standing = ticking ? null : target;
      }
    }
  }

  /**
   * Runs what is due now, without moving the clock: what a ticking clock needs from time to time.
   */
  public void runDue() {
    for (Task task = takeDue(instant()); task != null; task = takeDue(instant())) {
      runner.accept(task.work());
    }
  }

  private synchronized @Nullable Task takeDue(Instant limit) {
    Task next = tasks.peek();
    return next == null || next.due().isAfter(limit) ? null : tasks.poll();
  }

  private synchronized void moveTo(Instant due) {
    Instant now = instant();
    standing = due.isAfter(now) ? due : now;
  }

  private synchronized void arriveAt(Instant target) {
    Instant now = instant();
    Instant there = target.isAfter(now) ? target : now;
    lead = Duration.between(wall.instant(), there);
    standing = ticking ? null : there;
  }
}
