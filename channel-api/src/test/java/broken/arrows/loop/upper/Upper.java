package broken.arrows.loop.upper;

import broken.arrows.loop.lower.Lower;

public class Upper {
    Lower down() {
        return new Lower();
    }
}
