/** Tests of the house as a whole: its plan and its tidiness. */
@NullMarked
package dev.headroom;

import org.jspecify.annotations.NullMarked;
