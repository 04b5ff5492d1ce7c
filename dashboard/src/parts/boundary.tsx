import { Component, type ReactNode } from "react";

/** Props of {@linkcode Boundary}. */
export interface BoundaryProps {
  /** What is drawn inside, as in "the floor". */
  what: string;
  children: ReactNode;
}

/** Keeps a region that cannot be drawn from taking the whole desk with it. */
export class Boundary extends Component<BoundaryProps, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return (
      <div className="region-note" role="alert">
        <p>Something went wrong while drawing {this.props.what}.</p>
        <button
          type="button"
          className="button"
          onClick={() => this.setState({ isBroken: false })}
        >
          Draw it again
        </button>
      </div>
    );
  }
}
