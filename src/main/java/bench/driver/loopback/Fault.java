package bench.driver.loopback;

/** What happens to a message; at most one of the faults does. */
enum Fault {
    NONE,
    FAIL,
    LOSE,
    DUPLICATE,
    REORDER,
    CORRUPT
}
