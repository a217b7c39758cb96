/**
 * Node, where the machine has it: the packages of {@code src/test/node} are installed once into
 * {@code target}, and their scripts run. A test that needs them is skipped, with the reason, where
 * they cannot be had.
 *
 * <p>Start reading at {@link testmode.node.Node}. May import nothing of ours.
 */
@org.jspecify.annotations.NullMarked
package testmode.node;
