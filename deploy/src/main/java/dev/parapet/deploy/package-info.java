/** Deploys, upgrades and removes what the templates describe; needs neither node nor a CDK bootstrap. */
@NullMarked
package dev.parapet.deploy;

import org.jspecify.annotations.NullMarked;
