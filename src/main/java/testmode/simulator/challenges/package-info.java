/**
 * 3-D Secure: the challenges that wait for a shopper, what Stripe says about them in {@code
 * next_action}, and the bank's test page, whatever it is that the shopper authenticates for.
 *
 * <p>Start reading at {@link testmode.simulator.challenges.Challenged}, then {@code
 * ChallengePages}. May import the rooms {@code wire}, {@code account} and {@code resource}.
 */
@org.jspecify.annotations.NullMarked
package testmode.simulator.challenges;
