/** Tests that start the packed jar as a user would and talk to it from outside. */
@NullMarked
package dev.headroom.process;

import org.jspecify.annotations.NullMarked;
