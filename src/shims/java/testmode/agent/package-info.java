/**
 * The agent that leads stripe-java to the network, in the JVM of an app that knows nothing of it.
 * It rewrites a few constants and getters of the library when its classes are loaded, whatever
 * their version, and has no dependency beyond the JDK.
 *
 * <p>Start reading at {@link testmode.agent.Agent}. May import nothing of ours: it is a jar of its
 * own, for Java 8 and newer.
 */
package testmode.agent;
