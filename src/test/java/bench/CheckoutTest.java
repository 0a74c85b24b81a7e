package bench;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of the launcher begin with: a checkout in a folder of its own. */
abstract class CheckoutTest {
    @TempDir
    Path directory;

    LauncherCheckout checkout;

    @BeforeEach
    void setUp() throws IOException {
        checkout = new LauncherCheckout(directory);
    }

    @AfterEach
    void close() throws IOException {
        checkout.close();
    }
}
