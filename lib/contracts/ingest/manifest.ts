/** A layer of an image as its manifest lists it. */
export interface ManifestLayer {
  digest: string;
  /** Compressed, bytes. */
  sizeBytes: number;
  mediaType: string;
}

/** What lies beside a manifest and speaks of it: an SBOM, a signature, an attestation. */
export interface ManifestReferrer {
  digest: string;
  artifactType: string;
  sizeBytes: number;
  annotations: Record<string, string>;
}

/** One image manifest as read from its registry, its digest checked against its bytes. */
export interface ImageManifest {
  kind: 'image';
  digest: string;
  mediaType: string;
  configDigest: string;
  architecture: string;
  os: string;
  /** From the image's configuration; null when it says nothing usable. */
  createdAt: Date | null;
  labels: Record<string, string>;
  layers: ManifestLayer[];
  referrers: ManifestReferrer[];
}

/** An index of images for several architectures. */
export interface IndexManifest {
  kind: 'index';
  digest: string;
  mediaType: string;
  annotations: Record<string, string>;
  /** Its images, those of the indexes within it among them. */
  children: ImageManifest[];
  referrers: ManifestReferrer[];
}

export type RegistryManifest = ImageManifest | IndexManifest;

/** A tag seen to point at a digest (null: seen to be gone), and when. */
export interface TagObservation {
  tag: string;
  digest: string | null;
  at: Date;
}
