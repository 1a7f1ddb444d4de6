package org.replsim.failover;

/** Which replica takes over, of those that may. */
public enum PromotionRule {
    /** The one that has received most (Read_Master_Log_Pos): it loses least. */
    MOST_RECEIVED,
    /** The one that has applied most (Exec_Master_Log_Pos): it is ready first. */
    MOST_APPLIED,
    /** The first of the candidates, or nobody. */
    FIXED
}
