package broken.arrows.loop.lower;

import broken.arrows.loop.upper.Upper;

public class Lower {
    Upper up() {
        return new Upper();
    }
}
