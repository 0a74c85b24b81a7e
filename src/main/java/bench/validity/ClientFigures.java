package bench.validity;

import bench.delivery.LoadCount;

/**
 * What the clients have counted from the start of the run until a moment.
 *
 * @param count of their messages
 * @param waits for which they have named a cause
 * @param rebalances changes of who reads which partition
 */
public record ClientFigures(LoadCount count, Waits waits, long rebalances) {}
