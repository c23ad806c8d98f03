package broken.guichet.channel.desk;

import java.time.Clock;
import java.time.Instant;

class BlamelessPages {
    String now(Clock clock) {
        return Instant.now(clock).toString();
    }
}
