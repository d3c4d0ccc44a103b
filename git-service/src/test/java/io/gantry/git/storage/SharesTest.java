package io.gantry.git.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SharesTest {
    private final Shares shares = new Shares(8, 1);
    private final CountDownLatch slow = new CountDownLatch(1);
    private final CountDownLatch begun = new CountDownLatch(1);

    @Test
    void letsASlowCallerKeepOnlyHisOwnOthersWaiting() throws InterruptedException {
        Thread first = begin(actor("bob"));
        begun.await();
        CountDownLatch second = new CountDownLatch(1);
        Thread other = Thread.ofVirtual().start(() -> shares.run(actor("bob"), second::countDown));
        CountDownLatch alices = new CountDownLatch(1);
        shares.run(actor("alice"), alices::countDown);
        assertThat(alices.getCount()).isZero();
        assertThat(second.getCount()).as("bob's other waits").isEqualTo(1);
        slow.countDown();
        first.join();
        other.join();
        assertThat(second.getCount()).isZero();
        assertThat(shares.callers()).as("nobody is remembered").isZero();
    }

    @Test
    void givesThoseWithoutCredentialsHalfOfAllTogether() throws InterruptedException {
        Shares two = new Shares(2, 1);
        Thread first =
                Thread.ofVirtual()
                        .start(() ->
                                two.run(
                                        stranger("192.0.2.1"),
                                        () -> {
                                            begun.countDown();
                                            await(slow);
                                        }));
        begun.await();
        CountDownLatch second = new CountDownLatch(1);
        Thread other =
                Thread.ofVirtual().start(() -> two.run(stranger("192.0.2.2"), second::countDown));
        two.run(actor("alice"), () -> assertThat(second.getCount()).isEqualTo(1));
        slow.countDown();
        first.join();
        other.join();
        assertThat(second.getCount()).isZero();
    }

    private Thread begin(Sharer caller) {
        return Thread.ofVirtual()
                .start(() ->
                        shares.run(
                                caller,
                                () -> {
                                    begun.countDown();
                                    await(slow);
                                }));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Sharer actor(String name) {
        return new Sharer(name, true);
    }

    private static Sharer stranger(String address) {
        return new Sharer(address, false);
    }
}
