//! What a compiled body is: plain data that compiler and VM share.
